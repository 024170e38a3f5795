package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.importer.FakeApi.Reply;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ImportFailureTest extends PublishedFolder {
    @Test
    void busyServiceIsRetriedUntilItAnswers() throws IOException {
        write("one.md", "One");
        api.stub((_, attempt) -> attempt < 12 ? Optional.of(new Reply(503, "")) : Optional.empty());

        Run run = publish();

        assertEquals(12, api.calls().size());
        assertTrue(run.out().startsWith("1 published, 0 unchanged, 0 refused\n"), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void fileThatFailsFiveTimesIsNotSentAndOthersAre() throws IOException {
        write("one.md", "One");
        write("two.md", "Two");
        write("three.md", "Three");
        api.stub((call, _) -> switch (call.body()) {
            case "One" -> Optional.of(new Reply(502, ""));
            case "Two" -> Optional.of(new Reply(500, ""));
            default -> Optional.empty();
        });

        Run run = publish();

        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 0 refused, 2 not sent
              one.md: the answer is 502, at the last of 8 attempts
              two.md: the answer is 500, at the last of 8 attempts
            """), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void refusedTokenEndsImportAtOnce() throws IOException {
        files(200);
        api.stub((_, _) -> Optional.of(new Reply(401, "{\"message\": \"Unauthorized\"}")));

        Run run = publish();
        int calls = api.calls().size();
        Run without = run("", List.of("--url", api.url(), dir.toString()));
        api.stub((_, _) -> Optional.of(new Reply(403, "")));
        Run reader = publish();

        assertTrue(calls < 200, calls + " calls");
        assertTrue(run.out().startsWith("0 published, 0 unchanged, 0 refused, 200 not sent\n"), run.out());
        assertTrue(run.err().endsWith("401: the token is not accepted: it has expired, or is another site's\n"));
        assertTrue(without.err().startsWith("Give an editor's token of " + api.url() + " as TOKEN"), without.err());
        assertEquals(2, without.status());
        assertTrue(reader.err().endsWith("403: the token is not an editor's\n"));
        assertEquals(1, run.status());
    }

    @Test
    void unreachableSiteEndsImport() throws IOException {
        files(20);
        String url;
        try (var closed = new ServerSocket(0)) {
            url = "http://localhost:" + closed.getLocalPort();
        }

        Run run = publish("--url", url);

        assertTrue(run.err().endsWith("nothing answers at " + url + "\n"), run.err());
        assertEquals(1, run.status());
    }

    @Test
    void answerOfAnotherServerIsNoSuccess() throws IOException {
        write("one.md", "One");
        api.stub((_, _) -> Optional.of(new Reply(200, "<!doctype html>")));

        Run run = publish();

        assertTrue(run.out().contains("  one.md: the answer, 200, is no Broadsheet's: is the address right?"));
        assertEquals(1, run.status());
    }

    @Test
    void importAfterInterruptionSendsTheRest() throws Exception {
        files(30);
        var answered = new AtomicInteger();
        api.stub((_, _) -> {
            if (answered.getAndIncrement() >= 5) {
                new CountDownLatch(1).await();
            }
            return Optional.empty();
        });
        Process first = jvm();
        // Five were answered, and the eight senders wait for eight more: so all five were noted.
        while (api.calls().size() < 5 + 8) {
            assertTrue(first.isAlive(), () -> errors(first));
            Thread.sleep(10);
        }

        first.toHandle().destroy();

        assertTrue(first.waitFor(10, TimeUnit.SECONDS));
        String summary = new String(first.getInputStream().readAllBytes(), System.out.charset());
        assertTrue(summary.startsWith("5 published, 0 unchanged, 0 refused, 25 not sent"), summary);
        assertEquals(
                Optional.of("Bearer from.the.environment"),
                api.calls().getFirst().authorization());
        String said = errors(first);
        assertTrue(said.contains("interrupted: run it again to go on"), said);
        assertFalse(said.contains("Exception"), said);

        api.stub((_, _) -> Optional.empty());
        Run second = publish();

        assertTrue(second.out().startsWith("25 published, 5 unchanged, 0 refused\n"), second.out());
        assertEquals(0, second.status());
    }
}
