package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.discussion.Comment;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.ParentComments.Parent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class DynamoParentCommentsTest {
    @AutoClose
    private final DiscussionFixture fixture = new DiscussionFixture();

    private final DynamoParentComments parents = new DynamoParentComments(fixture.table);

    @Test
    void shownAndHiddenParentsAreFoundAndMissingOnesAreNot() {
        int shown = fixture.publish(ANN, "Shown");
        int hidden = fixture.publish(BEN, "Hidden");
        fixture.reportEnough(hidden);
        Map<Parent, Comment> found = parents.find(List.of(key(shown), key(shown), key(hidden), key(99)));
        assertEquals(2, found.size());
        assertEquals("Shown", at(found, shown).text().orElseThrow().value());
        assertEquals(State.HELD, at(found, hidden).state());
        assertEquals(Optional.empty(), at(found, hidden).text());
    }

    @Test
    void nothingIsReadForNoReplies() {
        assertEquals(Map.of(), parents.find(List.of()));
    }

    private static Comment at(Map<Parent, Comment> found, int number) {
        return Optional.ofNullable(found.get(key(number))).orElseThrow();
    }

    private static Parent key(int number) {
        return new Parent(ARTICLE, number);
    }
}
