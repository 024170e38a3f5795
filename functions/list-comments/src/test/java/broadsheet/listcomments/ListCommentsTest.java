package broadsheet.listcomments;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleId;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ListCommentsTest {
    private static final String SLUG = "how-a-tide-table-knows";
    private static final ArticleId TIDE = ArticleIds.of(SLUG);

    private final SeededSite archive = SeededSite.filled();
    private final ListComments function = new ListComments();
    private final TestContext context = new TestContext();

    @BeforeEach
    void write() {
        var ann = new Commenter("ann", "Ann", true);
        for (int i = 1; i <= 3; i++) {
            OptionalInt inReplyTo = i == 2 ? OptionalInt.of(1) : OptionalInt.empty();
            CommentText text = CommentText.of("Text " + i).orElseThrow();
            archive.submissions()
                    .publish(
                            new CommentSubmission(TIDE, ann, text, inReplyTo, "k" + i), 10, SeededSite.CLOCK.instant());
        }
        archive.moderation().removeOwn(TIDE, 1, ann.id());
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("list-comments").stream()
                .map(name -> dynamicTest(name, () -> {
                    Answer answer = send(name.substring(name.indexOf('/') + 1));
                    assertEquals(name.replaceFirst("list-comments/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void commentsAreListedOldestFirstWithPlaceholdersOfRemovedOnes() {
        Answer answer = send("200-comments");
        assertEquals(List.of("1", "2", "3"), answer.at("comments.*.id"));
        assertEquals(List.of("removed-by-author", "published", "published"), answer.at("comments.*.status"));
        assertEquals("1", answer.at("comments.1.inReplyTo"));
        assertEquals(2L, ((Number) requireNonNull(answer.at("count"))).longValue());
        assertNull(answer.at("next"));
    }

    @Test
    void aPageSaysWhereTheNextStarts() {
        Answer answer = send("200-cursor");
        assertEquals(List.of("2"), answer.at("comments.*.id"));
        assertEquals("3", answer.at("next"));
    }

    @Test
    void thereIsADiscussionOnlyOfWhatIsThere() {
        String event = Events.read("list-comments/200-comments");
        assertEquals(
                404,
                Events.send(function, event.replace(SLUG, "nothing-ever"), context)
                        .status());
        assertEquals(
                410,
                Events.send(function, event.replace(SLUG, "the-price-of-a-harbour-pilot"), context)
                        .status());
        String renamed = Events.read("publish-article/201-article").replace(SLUG, "tide-tables");
        archive.publish(renamed.replace("tags: [", "formerly: [" + SLUG + "]\\ntags: ["));
        Answer renamedSince = send("200-comments");
        assertEquals(200, renamedSince.status());
        assertEquals("/articles/tide-tables/comments/1#comment-1", renamedSince.at("comments.0.url"));
    }

    @Test
    void matchingEntityTagIsAnsweredNotModified() {
        Object tag = send("200-comments").header("etag");
        String again =
                Events.withHeader(Events.read("list-comments/200-comments"), "if-none-match", String.valueOf(tag));
        assertEquals(304, Events.send(function, again, context).status());
    }

    private Answer send(String event) {
        return Events.send(function, Events.read("list-comments/" + event), context);
    }
}
