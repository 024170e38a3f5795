package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.ArticleId;
import broadsheet.discussion.ArchivedComment;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CommentArchiveTest {
    private static final Instant THEN = Instant.parse("2019-03-10T09:00:00Z");

    static final List<ArchivedComment> THREAD = List.of(
            archived("disqus 1", "The first", Optional.empty()),
            archived("disqus 2", "An answer", Optional.of("disqus 1")));

    private final DiscussionFixture fixture = new DiscussionFixture();
    private final CommentArchive archive = new CommentArchive(fixture.table);

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ArchivedComment archived(String source, String text, Optional<String> parent) {
        return new ArchivedComment(source, "Ada", THEN, text(text), parent);
    }

    @Test
    void commentsComeAfterThoseOfReadersWithTheirThreadsAndDates() {
        fixture.publish(ANN, "Of a reader");
        assertEquals(2, archive.add(ARTICLE, THREAD, NOW));
        assertEquals(List.of("Of a reader", "The first", "An answer"), fixture.texts());
        Comment answer = fixture.comment(3);
        assertEquals(OptionalInt.of(2), answer.inReplyTo());
        assertEquals(THEN, answer.posted());
        assertEquals("Ada", answer.name());
        fixture.check("archived");
    }

    @Test
    void repeatAddsNothingAlsoAfterItsRecordHasExpired() {
        archive.add(ARTICLE, THREAD, NOW);
        assertEquals(0, archive.missing(ARTICLE, THREAD));
        assertEquals(0, archive.add(ARTICLE, THREAD, NOW.plus(Duration.ofDays(400))));
        assertEquals(2, fixture.comments().size());
    }

    @Test
    void removedCommentIsNotBroughtBack() {
        archive.add(ARTICLE, THREAD, NOW);
        fixture.moderation.remove(ARTICLE, 2, MOLLY, NOW);
        assertEquals(0, archive.add(ARTICLE, THREAD, NOW));
        assertEquals(List.of("The first"), fixture.texts());
        fixture.check("removed");
    }

    @Test
    void answerToACommentThatIsGoneStandsAlone() {
        archive.add(ARTICLE, THREAD.subList(1, 2), NOW);
        assertEquals(OptionalInt.empty(), fixture.comment(1).inReplyTo());
        fixture.check("alone");
    }

    @Test
    void articleThatIsNotThereIsRefused() {
        var nothing = new ArticleId("01JK0000000000000000000001");
        assertThrows(Refused.class, () -> archive.add(nothing, THREAD, NOW));
    }

    @Test
    void twoRunsAtOnceAddEachCommentOnce() throws Exception {
        List<ArchivedComment> many = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            many.add(archived("wordpress " + number, "Text " + number, Optional.empty()));
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> run = () -> archive.add(ARTICLE, many, NOW);
            int added = 0;
            for (Future<Integer> done : threads.invokeAll(List.of(run, run))) {
                added += done.get();
            }
            assertEquals(20, added);
        }
        assertEquals(20, fixture.comments().size());
        fixture.check("raced");
    }
}
