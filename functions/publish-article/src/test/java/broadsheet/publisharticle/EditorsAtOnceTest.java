package broadsheet.publisharticle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Several editors at once, each with a Lambda of their own. */
final class EditorsAtOnceTest {
    private static final int EDITORS = 4;
    private static final String ARTICLE = Events.read("publish-article/201-article");

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture().withSite();

    @Test
    void oneOfConcurrentCorrectionsOfARevisionWins() throws Exception {
        publishing.send(ARTICLE);
        String correction = Events.withHeader(ARTICLE, "If-Match", "\"1\"");
        List<Integer> statuses =
                publishAtOnce(correction).stream().map(Answer::status).sorted().toList();
        assertEquals(List.of(200, 412, 412, 412), statuses);
        assertEquals(2, revisions());
        assertEquals(1, entries());
    }

    @Test
    void concurrentUnconditionalWritesAllSucceed() throws Exception {
        List<Answer> answers = publishAtOnce(ARTICLE);
        List<Object> revisions = new ArrayList<>();
        answers.forEach(answer -> revisions.add(String.valueOf(answer.at("revision"))));
        assertEquals(List.of("1", "2", "3", "4"), revisions.stream().sorted().toList());
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 201).count());
        assertEquals(EDITORS, revisions());
        assertEquals(1, entries());
    }

    private List<Answer> publishAtOnce(String event) throws Exception {
        List<Callable<Answer>> editors = new ArrayList<>();
        for (int i = 0; i < EDITORS; i++) {
            var function = new PublishArticle();
            String own = event.replace("ten months away", "ten months and " + i + " days away")
                    .replace("2026-03-10T09:00:00Z", "2026-03-10T09:00:0" + i + "Z");
            editors.add(() -> Events.send(function, own));
        }
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(editors)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private long revisions() {
        return count("ARTICLE#how-a-tide-table-knows REVISION#");
    }

    private long entries() {
        return count("LISTING#ALL ");
    }

    private long count(String start) {
        return publishing.items().keySet().stream()
                .filter(key -> key.startsWith(start))
                .count();
    }
}
