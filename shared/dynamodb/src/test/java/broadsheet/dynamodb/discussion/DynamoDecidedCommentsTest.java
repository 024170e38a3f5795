package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MAX;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.ArticleId;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.DecidedComments.Decided;
import broadsheet.discussion.DecidedComments.Page;
import broadsheet.discussion.DecidedComments.Wanted;
import broadsheet.discussion.Decision.Act;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.validation.ValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamoDecidedCommentsTest {
    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void decisionsOfThirtyDaysAreListedTheNewestFirst() {
        String first = fixture.hold(ANN, "One");
        String second = fixture.hold(NOBODY, "Two");
        fixture.moderation.reject(first, MOLLY, NOW);
        fixture.moderation.approve(second, 1, MAX, NOW.plus(Duration.ofDays(3)));
        List<Decided> decided = list(Wanted.EVERY);
        assertEquals(List.of("Two", "One"), texts(decided));
        assertEquals("Max", decided.getFirst().decision().by().name());
        assertEquals("Ann", decided.getLast().author().name());
        assertEquals(List.of("One"), texts(list(Wanted.EVERY.only(Act.REJECTED))));
        assertEquals(List.of("Two"), texts(list(Wanted.EVERY.only(Act.APPROVED))));
    }

    @Test
    void rejectedCommentIsFoundAndRestored() {
        fixture.moderation.reject(fixture.hold(ANN, "A mistake"), MOLLY, NOW);
        String id = list(Wanted.EVERY.only(Act.REJECTED)).getFirst().decision().id();
        fixture.moderation.restore(id, MOLLY, NOW);
        assertEquals(List.of(), list(Wanted.EVERY));
        assertEquals("A mistake", fixture.held(id).text().value());
    }

    @Test
    void withdrawnAndErasedCommentsAreNotListed() {
        fixture.waiting.withdraw(fixture.hold(ANN, "One"), NOW);
        fixture.moderation.reject(fixture.hold(BEN, "Two"), MOLLY, NOW);
        fixture.approve(fixture.hold(BEN, "Three"));
        fixture.readers.erase(BEN.id(), 100, NOW);
        assertEquals(List.of(), list(Wanted.EVERY));
    }

    @Test
    void pagesLeadThroughAll() {
        for (int i = 0; i < 7; i++) {
            fixture.moderation.reject(fixture.hold(NOBODY, "Text " + i), MOLLY, NOW.plusSeconds(i / 2));
        }
        List<String> texts = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page page = fixture.decided.list(Wanted.EVERY, 2, cursor);
            texts.addAll(texts(page.entries()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(7, texts.size());
        assertEquals(7, texts.stream().distinct().count());
        assertEquals("Text 6", texts.getFirst());
        assertThrows(ValidationException.class, () -> fixture.decided.list(Wanted.EVERY, 2, Optional.of("made-up")));
    }

    @Test
    void decisionIsFoundByAuthorModeratorAndArticle() {
        fixture.moderation.reject(fixture.hold(ANN, "One"), MOLLY, NOW);
        fixture.approve(fixture.hold(BEN, "Two"));
        fixture.moderation.reject(fixture.hold(NOBODY, "Three"), MAX, NOW.plusSeconds(1));
        assertEquals(List.of("One"), texts(list(by("author", ANN.id()))));
        assertEquals(List.of("One"), texts(list(by("author", "aNN"))));
        assertEquals(List.of("Two"), texts(list(by("author", BEN.id()))));
        assertEquals(List.of("Three"), texts(list(by("by", MAX.id()).only(Act.REJECTED))));
        assertEquals(List.of("One"), texts(list(by("by", "mOLL").only(Act.REJECTED))));
        assertEquals(List.of(), texts(list(by("author", "nobody of this name"))));
        assertEquals(3, list(article(DiscussionFixture.ARTICLE)).size());
        assertEquals(List.of(), list(article(Drafts.id("another"))));
    }

    private static Wanted by(String criterion, String value) {
        Optional<String> wanted = Optional.of(value);
        return criterion.equals("author")
                ? new Wanted(Optional.empty(), wanted, Optional.empty(), Optional.empty())
                : new Wanted(Optional.empty(), Optional.empty(), wanted, Optional.empty());
    }

    private static Wanted article(ArticleId article) {
        return new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(article));
    }

    private List<Decided> list(Wanted wanted) {
        return fixture.decided.list(wanted, 100, Optional.empty()).entries();
    }

    private static List<String> texts(List<Decided> decided) {
        return decided.stream()
                .map(each -> each.text().map(CommentText::value).orElse(""))
                .toList();
    }
}
