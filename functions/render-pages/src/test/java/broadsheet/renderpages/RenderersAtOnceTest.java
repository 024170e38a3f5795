package broadsheet.renderpages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleStatus;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** Lambda may run a renderer while another still works, on old news or on new. */
@Tag("slow")
final class RenderersAtOnceTest {
    private static final int ROUNDS = 5;
    private static final int RENDERERS = 4;
    private static final String SLUG = "how-a-tide-table-knows";
    private static final String TITLE = "How a tide table knows";
    private static final String ARTICLE = Events.read("publish-article/201-article");
    private static final String BATCH = Events.read("render-pages/ok-publication");

    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = SeededSite.filled();
    private final Tasks tasks = new Tasks();
    private final TestContext context = new TestContext();
    private final List<RenderPages> renderers = new ArrayList<>();

    @AfterEach
    void close() {
        tasks.close();
        archive.close();
        bucket.close();
    }

    @Test
    void concurrentRenderersConvergeInAnyOrder() throws Exception {
        for (int i = 0; i < RENDERERS; i++) {
            renderers.add(new RenderPages());
        }
        for (int round = 0; round < ROUNDS; round++) {
            changeAndRenderAtOnce(round);
            // Pages that changed faster than the renderers looked.
            for (List<Message> left = tasks.next(); !left.isEmpty(); left = tasks.next()) {
                Events.run(renderers.getFirst(), Tasks.event(left), context);
            }
            var converged = bucket.writes();
            Events.run(renderers.getFirst(), BATCH, context);
            assertEquals(converged, bucket.writes(), "there was still something to render");
            assertTruth();
        }
        assertEquals(List.of(), context.log());
    }

    /** Each changes the article, one of them by withdrawing it, and renders; in no order. */
    private void changeAndRenderAtOnce(int round) throws Exception {
        List<Callable<String>> works = new ArrayList<>();
        for (int i = 0; i < RENDERERS; i++) {
            int number = i;
            works.add(() -> {
                if (number == 0) {
                    archive.withdraw(SLUG);
                } else {
                    archive.publish(ARTICLE.replace(TITLE, TITLE + " " + round + number));
                }
                return Events.run(renderers.get(number), BATCH, context);
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : threads.invokeAll(works)) {
                assertEquals("{\"batchItemFailures\":[]}", answer.get());
            }
        }
    }

    private void assertTruth() {
        String page = "articles/" + SLUG;
        if (archive.find(SLUG) instanceof ArticleStatus.Published published) {
            String title = published.article().front().title();
            for (String key : List.of(page, "index.html", "sections/science/", "tags/tides/")) {
                assertTrue(bucket.text(key).contains(title), key);
            }
        } else {
            assertEquals(List.of(), bucket.keys().stream().filter(page::equals).toList());
        }
    }
}
