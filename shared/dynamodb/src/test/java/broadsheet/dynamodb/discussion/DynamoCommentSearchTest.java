package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSearch.Found;
import broadsheet.discussion.CommentSearch.Page;
import broadsheet.discussion.CommentSearch.Wanted;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Phrase;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.RecentCommentKey;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Meter;
import broadsheet.validation.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DynamoCommentSearchTest {
    private static final Slug OTHER_SLUG = new Slug("another-article");
    private static final ArticleId OTHER = Drafts.id("another-article");
    private static final Wanted ALL = new Wanted(Optional.empty(), Optional.empty(), Optional.empty());

    private final Meter meter = new Meter();
    private final DiscussionFixture fixture = new DiscussionFixture(meter);
    private final DynamoCommentSearch search = new DynamoCommentSearch(fixture.table);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theNewestOfAllArticlesComesFirst() {
        write();
        assertEquals(List.of("Last", "Middle, by Ann", "Second", "First", "Month"), texts(ALL));
    }

    @Test
    void oldCommentsAreFoundByArticleAndByAccount() {
        write();
        assertEquals(List.of("Last", "Second", "First", "Month", "Old"), texts(under(ARTICLE)));
        assertEquals(List.of("Middle, by Ann"), texts(under(OTHER)));
        assertEquals(List.of("Middle, by Ann", "First", "Month", "Old"), texts(by("ann")));
    }

    @Test
    void searchExcludesRemovedAndHeldComments() {
        fixture.publish(ANN, "Removed");
        fixture.publish(ANN, "Answered and removed");
        fixture.publishAnswer(BEN, 2, "Answer");
        fixture.publish(ANN, "Reported");
        fixture.moderation.remove(ARTICLE, 1, MOLLY, NOW);
        fixture.moderation.remove(ARTICLE, 2, MOLLY, NOW);
        String id = fixture.reportEnough(4);
        for (Wanted wanted : List.of(ALL, under(ARTICLE))) {
            assertEquals(List.of("Answer"), texts(wanted));
        }
        assertEquals(List.of(), texts(by("ann")));
        fixture.approve(id);
        for (Wanted wanted : List.of(ALL, under(ARTICLE))) {
            assertEquals(List.of("Reported", "Answer"), texts(wanted));
        }
        assertEquals(List.of("Reported"), texts(by("ann")));
    }

    @Test
    void approvedCommentIsFoundAtItsTimeOfWriting() {
        publish(ARTICLE, ANN, "First", NOW.minusSeconds(60));
        String id = fixture.hold(NOBODY, "Held");
        publish(ARTICLE, ANN, "Last", NOW.plusSeconds(60));
        fixture.moderation.approve(id, 1, MOLLY, NOW.plusSeconds(120));
        assertEquals(List.of("Last", "Held", "First"), texts(ALL));
        fixture.moderation.restore(id, MOLLY, NOW.plusSeconds(180));
        assertEquals(List.of("Last", "First"), texts(ALL));
        fixture.moderation.approve(id, 1, MOLLY, NOW.plusSeconds(240));
        assertEquals(List.of("Last", "Held", "First"), texts(ALL));
    }

    @Test
    void textAndNameAreFoundInAnyCase() {
        publish(ARTICLE, new Commenter("s", "Jürgen Groß", true), "Das Stra\u00dfenfest,\nam  Abend", NOW);
        for (String text : List.of("strassenfest, AM abend", "STRAẞENFEST", "ｓｔｒａｓｓｅｎ")) {
            assertEquals(1, texts(saying(text)).size(), text);
        }
        for (String author : List.of("s", "jürgen", "GROSS", "rgen g", "Ju\u0308rgen")) {
            assertEquals(1, texts(by(author)).size(), author);
        }
        assertEquals(List.of(), texts(by("heinrich")));
        assertEquals(List.of(), texts(saying("strasse nfest")));
    }

    @Test
    void allSearchConditionsMustMatch() {
        write();
        var wanted = new Wanted(Phrase.of("i"), Optional.of("ANN"), Optional.of(ARTICLE));
        assertEquals(List.of("First"), texts(wanted));
    }

    @Test
    void blockedReaderIsMarked() {
        write();
        fixture.moderation.block("ann", MOLLY, NOW);
        assertEquals(
                List.of("Middle, by Ann", "First", "Month"),
                search.find(ALL, 10, Optional.empty(), NOW).entries().stream()
                        .filter(Found::blocked)
                        .map(DynamoCommentSearchTest::text)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void pagesHaveItAllOnceAndTheLastIsTheLast(int limit) {
        write();
        for (Wanted wanted : List.of(ALL, under(ARTICLE), by("ann"), saying("t"))) {
            List<String> all = texts(wanted);
            List<String> seen = new ArrayList<>();
            int pages = 0;
            Optional<String> cursor = Optional.empty();
            do {
                Page page = search.find(wanted, limit, cursor, NOW);
                assertTrue(page.entries().size() <= limit);
                page.entries().forEach(found -> seen.add(text(found)));
                cursor = page.next();
                pages++;
            } while (cursor.isPresent());
            assertEquals(all, seen);
            assertEquals(Math.max(1, (all.size() + limit - 1) / limit), pages, () -> "pages of " + limit);
        }
    }

    @Test
    void aPageLooksAtFiveHundredAndNoMore() {
        int count = 505;
        for (int number = 1; number <= count; number++) {
            Instant posted = NOW.minusSeconds(count - number);
            Item comment = CommentItems.published(
                    ARTICLE, number, ANN, posted, DiscussionFixture.text(number <= 5 ? "yes" : "no"));
            fixture.table.put(comment);
            fixture.table.put(Item.keyed(
                    Keys.recent(new RecentCommentKey(posted, ARTICLE, number).day()),
                    Keys.recentComment(new RecentCommentKey(posted, ARTICLE, number))));
        }
        for (Wanted wanted :
                List.of(saying("yes"), new Wanted(Phrase.of("yes"), Optional.empty(), Optional.of(ARTICLE)))) {
            Page first = search.find(wanted, 50, Optional.empty(), NOW);
            assertEquals(List.of(), first.entries());
            Page second = search.find(wanted, 50, first.next(), NOW);
            assertEquals(5, second.entries().size());
            assertEquals(Optional.empty(), second.next());
        }
        // Of a page without a question, only as much is looked at as is shown, and one more.
        double units = meter.during(() -> search.find(ALL, 10, Optional.empty(), NOW));
        assertTrue(units < 16, () -> units + " units");
    }

    @Test
    void aCursorThatNamesNoCommentIsNone() {
        write();
        Optional<String> forged = Optional.of(Cursor.of("2026-04-01T12:00:00Z#" + ARTICLE + "#000000"));
        for (Wanted wanted : List.of(ALL, under(ARTICLE), by("ann"))) {
            assertEquals(
                    "cursor",
                    assertThrows(ValidationException.class, () -> search.find(wanted, 10, forged, NOW))
                            .errors()
                            .getFirst()
                            .at());
        }
    }

    private void write() {
        Drafts.publish(fixture.table, OTHER_SLUG, Drafts.titled("Another"), NOW);
        publish(ARTICLE, ANN, "Old", NOW.minus(Duration.ofDays(40)));
        publish(ARTICLE, ANN, "Month", NOW.minus(Duration.ofDays(30)));
        publish(ARTICLE, ANN, "First", NOW.minus(Duration.ofDays(3)));
        publish(ARTICLE, BEN, "Second", NOW.minus(Duration.ofDays(2)));
        publish(OTHER, ANN, "Middle, by Ann", NOW.minusSeconds(60));
        publish(ARTICLE, BEN, "Last", NOW);
    }

    private void publish(ArticleId article, Commenter author, String text, Instant at) {
        fixture.submissions.publish(
                new CommentSubmission(article, author, DiscussionFixture.text(text), OptionalInt.empty(), text),
                OFTEN,
                at);
    }

    private List<String> texts(Wanted wanted) {
        return search.find(wanted, 100, Optional.empty(), NOW).entries().stream()
                .map(DynamoCommentSearchTest::text)
                .toList();
    }

    private static String text(Found found) {
        Comment comment = found.comment();
        return comment.text().map(CommentText::value).orElseThrow();
    }

    private static Wanted under(ArticleId article) {
        return new Wanted(Optional.empty(), Optional.empty(), Optional.of(article));
    }

    private static Wanted by(String author) {
        return new Wanted(Optional.empty(), Optional.of(author), Optional.empty());
    }

    private static Wanted saying(String text) {
        return new Wanted(Phrase.of(text), Optional.empty(), Optional.empty());
    }
}
