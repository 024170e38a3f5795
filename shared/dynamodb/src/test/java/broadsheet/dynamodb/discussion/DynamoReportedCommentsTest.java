package broadsheet.dynamodb.discussion;

import static broadsheet.dynamodb.discussion.DiscussionFixture.ANN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.ARTICLE;
import static broadsheet.dynamodb.discussion.DiscussionFixture.BEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.MOLLY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOBODY;
import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.DiscussionFixture.OFTEN;
import static broadsheet.dynamodb.discussion.DiscussionFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.discussion.Commenter;
import broadsheet.discussion.ReportedComments.Dismissal;
import broadsheet.discussion.ReportedComments.Page;
import broadsheet.discussion.ReportedComments.Reported;
import broadsheet.discussion.Reports.Outcome;
import broadsheet.discussion.Reports.Report;
import broadsheet.dynamodb.key.ReportKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamoReportedCommentsTest {
    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void firstReportIsListedWithItsReason() {
        fixture.publish(ANN, "One");
        report(1, "r1");
        Reported reported = list().getFirst();
        assertEquals("One", reported.comment().text().orElseThrow().value());
        assertEquals("ann", reported.author());
        assertEquals(List.of(new Report("r1 is cross", NOW)), reported.reports());
    }

    @Test
    void commentThatIsHiddenIsListedNoMore() {
        fixture.publish(ANN, "One");
        report(1, "r1");
        report(1, "r2");
        assertEquals(2, list().getFirst().reports().size());
        report(1, "r3");
        assertEquals(List.of(), list());
        assertEquals(1, fixture.held().size());
    }

    @Test
    void dismissedReportsAreNotListedAndHideNothingLater() {
        fixture.publish(ANN, "One");
        report(1, "r1");
        report(1, "r2");
        assertEquals(Dismissal.DISMISSED, fixture.reported.dismiss(ARTICLE, 1, 2, MOLLY, NOW));
        assertEquals(List.of(), list());
        assertEquals(Dismissal.DISMISSED, fixture.reported.dismiss(ARTICLE, 1, 2, MOLLY, NOW));
        assertEquals(Outcome.NOTED, report(1, "r3"));
        assertEquals(List.of("One"), fixture.texts());
        assertEquals(
                List.of("r3 is cross"),
                list().getFirst().reports().stream().map(Report::reason).toList());
        fixture.check("dismissed");
    }

    @Test
    void repeatedReportOfACommentThatItsAuthorHasChangedIsListed() {
        fixture.publish(ANN, "One");
        report(1, "r1");
        fixture.reported.dismiss(ARTICLE, 1, 1, MOLLY, NOW);
        assertEquals(List.of(), list());
        fixture.authored.edit(ARTICLE, 1, ANN, text("Worse"), Set.of(), OFTEN, NOW.plusSeconds(1));
        assertEquals(
                Outcome.NOTED,
                fixture.reports.report(
                        ARTICLE, 1, new Commenter("r1", "Reader", true), "r1 is cross", NOW.plusSeconds(2)));
        assertEquals(1, list().size());
    }

    @Test
    void reportSinceItWasReadIsNotDismissedUnread() {
        fixture.publish(ANN, "One");
        report(1, "r1");
        int version = list().getFirst().version();
        report(1, "r2");
        assertEquals(Dismissal.CHANGED, fixture.reported.dismiss(ARTICLE, 1, version, MOLLY, NOW));
        assertEquals(2, list().getFirst().reports().size());
    }

    @Test
    void reportAfterTheCounterExpiredBeforeThePointerIsListed() {
        fixture.publish(ANN, "One");
        report(1, "r1");
        fixture.reported.dismiss(ARTICLE, 1, 1, MOLLY, NOW);
        report(1, "r2");
        for (String expired : List.of(ReportKeys.ROUND, ReportKeys.report("r1"), ReportKeys.report("r2"))) {
            Item key = Item.keyed(ReportKeys.reports(ARTICLE, 1), expired);
            fixture.client.deleteItem(
                    delete -> delete.tableName(fixture.table.name()).key(key.attributes()));
        }
        report(1, "r3");
        Reported reported = list().getFirst();
        assertEquals(
                List.of("r3 is cross"),
                reported.reports().stream().map(Report::reason).toList());
        assertEquals(Dismissal.DISMISSED, fixture.reported.dismiss(ARTICLE, 1, reported.version(), MOLLY, NOW));
        assertEquals(List.of(), list());
    }

    @Test
    void removedCommentIsListedNoMoreAndNotDismissed() {
        fixture.publish(ANN, "One");
        fixture.publishAnswer(BEN, 1, "Answer");
        report(1, "r1");
        report(2, "r1");
        fixture.moderation.remove(ARTICLE, 1, MOLLY, NOW);
        fixture.moderation.remove(ARTICLE, 2, MOLLY, NOW);
        assertEquals(List.of(), list());
        assertEquals(Dismissal.UNKNOWN, fixture.reported.dismiss(ARTICLE, 1, 1, MOLLY, NOW));
        assertEquals(Dismissal.UNKNOWN, fixture.reported.dismiss(ARTICLE, 2, 1, MOLLY, NOW));
    }

    @Test
    void commentWhoseReportsAreErasedIsListedNoMore() {
        fixture.publish(ANN, "One");
        fixture.reports.report(ARTICLE, 1, BEN, "rude", NOW);
        fixture.readers.erase(BEN.id(), 100, NOW);
        assertEquals(List.of(), list());
    }

    @Test
    void pagesLeadThroughAll() {
        for (int number = 1; number <= 5; number++) {
            fixture.approve(fixture.hold(NOBODY, "Text " + number));
            report(number, "r1");
        }
        fixture.moderation.remove(ARTICLE, 2, MOLLY, NOW);
        List<Integer> numbers = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page page = fixture.reported.list(2, cursor);
            page.entries().forEach(entry -> numbers.add(entry.comment().number()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(List.of(1, 3, 4, 5), numbers);
        assertThrows(ValidationException.class, () -> fixture.reported.list(2, Optional.of("made-up")));
    }

    @Test
    void approvedCommentIsReportedAfreshAndStays() {
        fixture.publish(ANN, "One");
        fixture.moderation.approve(fixture.reportEnough(1), 1, MOLLY, NOW);
        assertEquals(Outcome.NOTED, report(1, "r9"));
        assertEquals(1, list().getFirst().reports().size());
    }

    private List<Reported> list() {
        return fixture.reported.list(100, Optional.empty()).entries();
    }

    private Outcome report(int number, String reader) {
        return fixture.reports.report(
                ARTICLE, number, new Commenter(reader, "Reader", true), reader + " is cross", NOW);
    }
}
