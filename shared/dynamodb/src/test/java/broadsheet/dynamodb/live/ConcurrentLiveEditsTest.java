package broadsheet.dynamodb.live;

import static broadsheet.dynamodb.live.LiveFixture.LAUNCH;
import static broadsheet.dynamodb.live.LiveFixture.id;
import static broadsheet.dynamodb.live.LiveFixture.update;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Articles.Outcome;
import broadsheet.live.LiveCoverageStore.EditConflict;
import broadsheet.live.LiveCoverageStore.Saved;
import broadsheet.live.LiveCoverageStore.Written;
import broadsheet.live.LiveUpdate;
import broadsheet.live.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Editors of one coverage at once. */
final class ConcurrentLiveEditsTest {
    private final LiveFixture live = new LiveFixture();

    @Test
    void concurrentPostsGetDistinctPlacesAndNumbers() throws Exception {
        live.open();
        atOnce(IntStream.rangeClosed(1, 24)
                .<Callable<Saved>>mapToObj(number -> () -> live.post(number))
                .toList());
        List<LiveUpdate> updates = live.live.between(LAUNCH, 1, 100);
        List<Integer> all = IntStream.rangeClosed(1, 24).boxed().toList();
        assertEquals(all, updates.stream().map(LiveUpdate::place).toList());
        assertEquals(all, updates.stream().map(LiveUpdate::sequence).toList());
        assertEquals(24, updates.stream().map(LiveUpdate::id).distinct().count());
        assertEquals(new Progress(24, 24, List.of()), live.live.progress(LAUNCH));
    }

    @Test
    void onePostSentByTwoAtOnceIsOneUpdate() throws Exception {
        live.open();
        List<Saved> answers = atOnce(List.of(() -> live.post(1), () -> live.post(1), () -> live.post(1)));
        assertEquals(
                1,
                answers.stream()
                        .filter(answer -> answer.outcome() == Outcome.CREATED)
                        .count());
        assertEquals(new Progress(1, 1, List.of()), live.live.progress(LAUNCH));
    }

    @Test
    void losingConcurrentCorrectionGetsTheOthersText() throws Exception {
        live.open();
        live.post(1);
        List<String> answers = atOnce(List.of(correction("One"), correction("Two"), correction("Three")));
        assertEquals(1, answers.stream().filter("written"::equals).count());
        String stored =
                live.store.update(LAUNCH, id(1)).flatMap(Written::document).orElseThrow();
        assertEquals(2, answers.stream().filter(stored::equals).count());
        assertEquals(2, live.live.progress(LAUNCH).sequence());
    }

    private Callable<String> correction(String headline) {
        return () -> {
            try {
                live.write(1, update(headline), revision -> revision == 1);
                return "written";
            } catch (EditConflict conflict) {
                return conflict.current().flatMap(Written::document).orElseThrow();
            }
        };
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        List<T> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<T> answer : threads.invokeAll(acts)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
