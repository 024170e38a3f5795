package broadsheet.dynamodb.reader;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.Reader.QUILL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.discussion.CommentText;
import broadsheet.discussion.Readers;
import broadsheet.discussion.Readers.Page;
import broadsheet.discussion.Readers.Reported;
import broadsheet.discussion.Reports.Report;
import broadsheet.dynamodb.discussion.DiscussionFixture;
import broadsheet.dynamodb.discussion.Reader;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.Stars;
import broadsheet.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamoReadersTest {
    private final DiscussionFixture debate = new DiscussionFixture();

    @AfterEach
    void close() {
        debate.close();
    }

    @Test
    void howAReaderRatedIsToldAndErased() {
        RatingRequest ballot = RatingRequest.signedIn(ARTICLE, ANN.id(), Optional.empty());
        debate.ratings.rate(ballot, new Stars(4), NOW);
        assertEquals(
                Map.of(ARTICLE, new Stars(4)),
                debate.readers.kept(ANN.id(), 100, Optional.empty()).ratings());
        assertTrue(debate.readers.erase(ANN.id(), 10, NOW));
        assertEquals(0, debate.ratings.summary(ARTICLE).count());
        assertEquals(Optional.empty(), debate.ratings.of(ARTICLE, ballot.rater()));
    }

    @Test
    void allThatIsKeptIsTold() {
        debate.publish(BEN, "Ben's");
        debate.publishAnswer(ANN, 1, "One");
        String approved = debate.hold(ANN, "Two");
        debate.approve(approved);
        String rejected = debate.hold(ANN, "Three");
        debate.moderation.reject(rejected, MOLLY, NOW);
        String withdrawn = debate.hold(ANN, "Four");
        debate.waiting.withdraw(withdrawn, NOW);
        String waiting = debate.hold(ANN, "Five");
        debate.reports.report(ARTICLE, 1, ANN, "rude", NOW);
        debate.moderation.block(ANN.id(), MOLLY, NOW);

        Page page = debate.readers.kept(ANN.id(), 100, Optional.empty());
        assertTrue(page.blocked());
        assertEquals(List.of(debate.comment(2), debate.comment(3)), page.comments());
        assertEquals(
                Set.of(
                        approved + " Optional[APPROVED] Optional.empty OptionalInt[3]",
                        rejected + " Optional[REJECTED] Optional[Three] OptionalInt.empty",
                        withdrawn + " Optional[WITHDRAWN] Optional.empty OptionalInt.empty",
                        waiting + " Optional.empty Optional[Five] OptionalInt.empty"),
                page.held().stream()
                        .map(held -> held.id() + " " + held.act() + " "
                                + held.text().map(CommentText::value) + " " + held.number())
                        .collect(Collectors.toSet()));
        assertEquals(List.of(new Reported(ARTICLE, 1, new Report("rude", NOW))), page.reports());
        assertEquals(Optional.empty(), page.next());
    }

    @Test
    void whatWaitsAgainIsToldWithItsPlace() {
        debate.publish(ANN, "One");
        String id = debate.reportEnough(1);
        Page page = debate.readers.kept(ANN.id(), 100, Optional.empty());
        assertEquals(List.of(debate.comment(1)), page.comments());
        assertEquals(id, page.held().getFirst().id());
        assertEquals(OptionalInt.of(1), page.held().getFirst().number());
    }

    @Test
    void pagesHaveItAllOnce() {
        Reader.wasHere(debate);
        Page whole = debate.readers.kept(QUILL.id(), Readers.MAX_LIMIT, Optional.empty());
        for (int limit : new int[] {1, 3, 50}) {
            List<Object> seen = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Page page = debate.readers.kept(QUILL.id(), limit, cursor);
                assertTrue(page.blocked());
                seen.addAll(page.comments());
                seen.addAll(page.held());
                seen.addAll(page.reports());
                cursor = page.next();
            } while (cursor.isPresent());
            List<Object> wanted = new ArrayList<>(whole.comments());
            wanted.addAll(whole.held());
            wanted.addAll(whole.reports());
            assertEquals(wanted, seen);
        }
    }

    @Test
    void nobodyIsTold() {
        Page page = debate.readers.kept("nobody", 10, Optional.empty());
        assertFalse(page.blocked());
        assertEquals(List.of(), page.comments());
        for (String cursor : List.of("x", "QkxPQ0tFRA", "Q09NTUVOVCM", "")) {
            assertThrows(
                    ValidationException.class, () -> debate.readers.kept("nobody", 10, Optional.of(cursor)), cursor);
        }
    }
}
