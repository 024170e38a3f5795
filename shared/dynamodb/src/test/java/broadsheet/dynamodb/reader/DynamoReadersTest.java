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
    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void ratingsAreExportedAndErased() {
        RatingRequest rating = RatingRequest.signedIn(ARTICLE, ANN.id(), Optional.empty());
        fixture.ratings.rate(rating, new Stars(4), NOW);
        assertEquals(
                Map.of(ARTICLE, new Stars(4)),
                fixture.readers.kept(ANN.id(), 100, Optional.empty()).ratings());
        assertTrue(fixture.readers.erase(ANN.id(), 10, NOW));
        assertEquals(0, fixture.ratings.summary(ARTICLE).count());
        assertEquals(Optional.empty(), fixture.ratings.of(ARTICLE, rating.rater()));
    }

    @Test
    void exportHasAllDataOfTheReader() {
        fixture.publish(BEN, "Ben's");
        fixture.publishAnswer(ANN, 1, "One");
        String approved = fixture.hold(ANN, "Two");
        fixture.approve(approved);
        String rejected = fixture.hold(ANN, "Three");
        fixture.moderation.reject(rejected, MOLLY, NOW);
        String withdrawn = fixture.hold(ANN, "Four");
        fixture.waiting.withdraw(withdrawn, NOW);
        String waiting = fixture.hold(ANN, "Five");
        fixture.reports.report(ARTICLE, 1, ANN, "rude", NOW);
        fixture.moderation.block(ANN.id(), MOLLY, NOW);

        Page page = fixture.readers.kept(ANN.id(), 100, Optional.empty());
        assertTrue(page.blocked());
        assertEquals(List.of(fixture.comment(2), fixture.comment(3)), page.comments());
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
    void commentHeldAgainIsExportedWithItsPlace() {
        fixture.publish(ANN, "One");
        String id = fixture.reportEnough(1);
        Page page = fixture.readers.kept(ANN.id(), 100, Optional.empty());
        assertEquals(List.of(fixture.comment(1)), page.comments());
        assertEquals(id, page.held().getFirst().id());
        assertEquals(OptionalInt.of(1), page.held().getFirst().number());
    }

    @Test
    void pagesHaveItAllOnce() {
        Reader.wasHere(fixture);
        Page whole = fixture.readers.kept(QUILL.id(), Readers.MAX_LIMIT, Optional.empty());
        for (int limit : new int[] {1, 3, 50}) {
            List<Object> seen = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                Page page = fixture.readers.kept(QUILL.id(), limit, cursor);
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
    void unknownReaderHasAnEmptyExportAndInvalidCursorsAreRefused() {
        Page page = fixture.readers.kept("nobody", 10, Optional.empty());
        assertFalse(page.blocked());
        assertEquals(List.of(), page.comments());
        for (String cursor : List.of("x", "QkxPQ0tFRA", "Q09NTUVOVCM", "")) {
            assertThrows(
                    ValidationException.class, () -> fixture.readers.kept("nobody", 10, Optional.of(cursor)), cursor);
        }
    }
}
