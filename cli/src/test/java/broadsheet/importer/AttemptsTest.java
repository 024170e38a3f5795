package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.importer.Attempts.Unanswered;
import broadsheet.importer.FakeApi.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a request is repeated, and after which pauses: these are noted, and do not pass. */
@Timeout(60)
final class AttemptsTest {
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final List<Duration> pauses = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Attempts attempts = new Attempts(http, Duration.ofMillis(500), pauses::add);
    private FakeApi api;

    @BeforeEach
    void start() throws IOException {
        api = new FakeApi();
    }

    @AfterEach
    void stop() {
        api.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void requestSucceedsAfterServiceWasBusyForMinutes(int busy) throws Exception {
        api.stub((_, attempt) -> attempt < 40 ? Optional.of(new Reply(busy, "")) : Optional.empty());

        assertEquals(201, send());

        assertEquals(39, pauses.size());
        Duration all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(all.toMinutes() >= 8 && all.toMinutes() <= 20, all::toString);
        assertTrue(pauses.stream().allMatch(pause -> pause.toSeconds() <= 30), pauses::toString);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 0", "900, 300", "soon, 0"})
    void retryWaitsForRetryAfterPlusAtMostHalfASecond(String told, int seconds) throws Exception {
        api.stub((_, attempt) ->
                attempt == 1 ? Optional.of(new Reply(503, "", Map.of("Retry-After", told))) : Optional.empty());

        assertEquals(201, send());

        assertEquals(1, pauses.size());
        long waited = pauses.getFirst().toMillis();
        assertTrue(waited >= seconds * 1_000L + 250 && waited <= seconds * 1_000L + 500, pauses::toString);
    }

    @Test
    void failingServiceIsRetriedForHalfAMinute() {
        api.stub((_, _) -> Optional.of(new Reply(500, "")));

        Unanswered unanswered = assertThrows(Unanswered.class, this::send);

        assertEquals("the answer is 500, at the last of 8 attempts", unanswered.reason());
        Duration all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(all.toSeconds() >= 30, pauses::toString);
    }

    @Test
    void unreachableServiceIsRetriedForSomeSeconds() {
        api.close();

        Unanswered unanswered = assertThrows(Unanswered.class, this::send);

        assertTrue(unanswered.nobodyThere());
        assertEquals("no connection, at the last of 5 attempts", unanswered.reason());
    }

    private int send() throws InterruptedException, Unanswered {
        return attempts.send(
                        HttpRequest.newBuilder(URI.create(api.url() + "/api/articles/a"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .PUT(HttpRequest.BodyPublishers.ofString("Text"))
                                .build(),
                        PASSING)
                .status();
    }
}
