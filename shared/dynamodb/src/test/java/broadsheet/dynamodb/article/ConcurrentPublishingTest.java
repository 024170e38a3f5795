package broadsheet.dynamodb.article;

import static broadsheet.dynamodb.article.ArticlesFixture.ANYTHING;
import static broadsheet.dynamodb.article.ArticlesFixture.NOW;
import static broadsheet.dynamodb.article.ArticlesFixture.SLUG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Listing;
import broadsheet.article.Summary;
import broadsheet.audit.Actor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Editors who publish one article at once. */
final class ConcurrentPublishingTest {
    private final ArticlesFixture store = new ArticlesFixture();
    private final DynamoArticles articles = store.articles;
    private final DynamoListings listings = store.listings;

    @Test
    void exactlyOneOfConcurrentConditionalWritersWins() throws Exception {
        store.publish(Drafts.titled("A title"));
        List<Boolean> won = concurrently(6, i -> {
            try {
                articles.publish(
                        SLUG, Drafts.titled("By " + i), revision -> revision == 1, Actor.unnamed("editor"), NOW);
                return true;
            } catch (RevisionConflict lost) {
                return false;
            }
        });
        assertEquals(1, won.stream().filter(Boolean::booleanValue).count());
        assertEquals(2, store.published().article().revision());
    }

    @Test
    void concurrentUnconditionalWritersAllSucceed() throws Exception {
        List<Publication> landed = concurrently(
                4,
                i -> articles.publish(
                        SLUG,
                        Drafts.of("By " + i, Drafts.SCIENCE, Drafts.DATE.plusSeconds(i), Drafts.tags(i + 1), "<p></p>"),
                        ANYTHING,
                        Actor.unnamed("editor"),
                        NOW));
        assertEquals(
                List.of(1, 2, 3, 4),
                landed.stream().map(Publication::revision).sorted().toList());
        assertEquals(List.of(SLUG), store.slugs(new Listing.All()));
        List<Summary> entries =
                listings.list(new Listing.All(), 10, Optional.empty()).entries();
        assertEquals(store.published().article().summary(), entries.getFirst());
    }

    private interface Task<T> {
        T run(int number);
    }

    private static <T> List<T> concurrently(int count, Task<T> task) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            List<Callable<T>> tasks = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(i -> () -> task.run(i))
                    .toList();
            List<Future<T>> results = threads.invokeAll(tasks);
            List<T> values = new java.util.ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        }
    }
}
