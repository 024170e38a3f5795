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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.discussion.Comment.State;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderation.Removal;
import broadsheet.discussion.Moderation.Ruling;
import broadsheet.discussion.Network;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Refused.Why;
import broadsheet.discussion.Reports;
import broadsheet.discussion.Reports.Outcome;
import broadsheet.discussion.Reports.Report;
import broadsheet.discussion.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DynamoReportsTest {
    private final DiscussionFixture debate = new DiscussionFixture();

    @AfterEach
    void close() {
        debate.close();
    }

    @Test
    void threeDifferentReadersHoldACommentAgain() {
        debate.publish(ANN, "One");
        assertEquals(Outcome.NOTED, report("r1", NOW));
        assertEquals(Outcome.NOTED, report("r2", NOW));
        assertEquals(Outcome.NOTED, report("r2", NOW.plusSeconds(1)));
        assertEquals(List.of("One"), debate.texts());
        assertEquals(Outcome.HIDDEN, report("r3", NOW));
        assertEquals(State.HELD, debate.comment(1).state());
        assertEquals(new Tally(1, 0), debate.discussion.tally(ARTICLE));
        Held held = debate.held().getFirst();
        assertEquals(List.of(HoldReason.REPORTED), held.reasons());
        assertEquals(OptionalInt.of(1), held.number());
        assertEquals(ANN, held.author());
        assertEquals(
                new Report("r1 is cross", NOW), debate.reports.of(ARTICLE, 1).getFirst());
        debate.check("reported");
    }

    @Test
    void threeReadersAtOnceHoldItOnce() throws Exception {
        for (int round = 1; round <= 5; round++) {
            int number = debate.publish(ANN, "Text " + round);
            List<Callable<Outcome>> reports = new ArrayList<>();
            for (String reader : List.of("r1", "r2", "r3")) {
                var reporter = new Commenter(reader + round, "Reader", true);
                reports.add(() -> debate.reports.report(ARTICLE, number, reporter, "rude", NOW));
            }
            try (var threads = Executors.newFixedThreadPool(3)) {
                for (Future<Outcome> report : threads.invokeAll(reports)) {
                    assertNotEquals(Outcome.UNKNOWN, report.get());
                }
            }
            assertEquals(round, debate.held().size());
            debate.check("round " + round);
        }
    }

    @Test
    void anonymousReportsCountOnTheirDayOnly() {
        debate.publish(ANN, "One");
        report(stranger("yesterday", "net-1"), NOW.minus(Duration.ofDays(1)));
        report(stranger("today", "net-2"), NOW);
        assertEquals(Outcome.NOTED, report("r1", NOW));
        assertEquals(Outcome.HIDDEN, report(stranger("also-today", "net-3"), NOW));
    }

    @Test
    void threeReportsWithoutAnAccountHideNothing() {
        debate.publish(ANN, "One");
        for (int reader = 1; reader < Reports.ENOUGH_NETWORKS; reader++) {
            assertEquals(Outcome.NOTED, report(stranger("s" + reader, "net-" + reader), NOW));
        }
        assertEquals(List.of("One"), debate.texts());
        assertEquals(Outcome.HIDDEN, report(stranger("last", "net-last"), NOW));
        debate.check("hidden by networks");
    }

    @Test
    void subscriberWithManyAddressesCountsOnce() {
        debate.publish(ANN, "One");
        for (int address = 0; address < 2 * Reports.ENOUGH_NETWORKS; address++) {
            report(stranger("address-" + address, "their-network"), NOW);
        }
        assertEquals(Outcome.NOTED, report("r1", NOW));
        assertEquals(List.of("One"), debate.texts());
    }

    @Test
    void networkReportsSoOftenAtMostWhateverItsAddresses() {
        int most = Reports.PER_HOUR * 2;
        for (int number = 1; number <= most + 1; number++) {
            debate.publish(ANN, "Text " + number);
        }
        for (int number = 1; number <= most; number++) {
            debate.reports.report(ARTICLE, number, stranger("address-" + number, "net"), "rude", NOW);
        }
        assertEquals(
                Why.TOO_OFTEN,
                assertThrows(
                                Refused.class,
                                () -> debate.reports.report(ARTICLE, most + 1, stranger("another", "net"), "rude", NOW))
                        .why());
    }

    @Test
    void floodOfReportsHidesSoManyCommentsAnHourAtMost() {
        for (int number = 1; number <= Reports.HIDDEN_PER_HOUR + 1; number++) {
            debate.publish(ANN, "Text " + number);
        }
        for (int number = 1; number <= Reports.HIDDEN_PER_HOUR; number++) {
            assertEquals(Outcome.HIDDEN, reportEnough(number, NOW));
        }
        int last = Reports.HIDDEN_PER_HOUR + 1;
        assertEquals(Outcome.BRAKED, reportEnough(last, NOW));
        assertEquals(List.of("Text " + last), debate.texts());
        assertEquals(
                List.of(last),
                debate.reported.list(10, Optional.empty()).entries().stream()
                        .map(entry -> entry.comment().number())
                        .toList());
        debate.check("braked");
        var one = new Commenter("one-more", "Reader", true);
        assertEquals(Outcome.HIDDEN, debate.reports.report(ARTICLE, last, one, "rude", NOW.plus(Duration.ofHours(1))));
        debate.check("an hour later");
    }

    @Test
    void whatIsApprovedAgainHasItsNumberAndIsNotHeldAnyMore() {
        debate.publish(ANN, "One");
        debate.publishAnswer(BEN, 1, "Answer");
        String id = debate.reportEnough(1);
        assertEquals(1, debate.approve(id));
        assertEquals(List.of("One", "Answer"), debate.texts());
        assertEquals("Ann", debate.comment(1).name());
        assertEquals(new Tally(2, 2), debate.discussion.tally(ARTICLE));
        assertEquals(Outcome.NOTED, report("r4", NOW));
        assertEquals(List.of(), debate.held());
        debate.check("approved");
    }

    @Test
    void whatItsAuthorChangedSinceIsApprovedUnderItsNumber() {
        int number = debate.publish(ANN, "One");
        String id = debate.reportEnough(number);
        debate.waiting.revise(debate.held(id), text("One, changed"), Set.of(HoldReason.WORD), ANN, OFTEN, NOW);
        assertInstanceOf(Ruling.Waits.class, debate.moderation.approve(id, 1, MOLLY, NOW));
        assertInstanceOf(Ruling.Done.class, debate.moderation.approve(id, 2, MOLLY, NOW));
        assertEquals("One, changed", debate.comment(number).text().orElseThrow().value());
        debate.check("approved as changed");
    }

    @Test
    void whatIsRejectedAgainLeavesItsPlaceIfItWasAnswered() {
        debate.publish(ANN, "One");
        debate.publishAnswer(BEN, 1, "Answer");
        debate.moderation.reject(debate.reportEnough(1), MOLLY, NOW);
        assertEquals(State.REMOVED_BY_MODERATOR, debate.comment(1).state());
        debate.moderation.reject(debate.reportEnough(2), MOLLY, NOW);
        assertEquals(1, debate.comments().size());
        debate.check("rejected");
    }

    @Test
    void decisionsAboutReportsAreTakenBackToo() {
        debate.publish(ANN, "One");
        int number = debate.publishAnswer(BEN, 1, "Answer");
        String id = debate.reportEnough(number);
        debate.moderation.reject(id, MOLLY, NOW);
        debate.check("vanished");
        assertInstanceOf(Ruling.Waits.class, debate.moderation.restore(id, MOLLY, NOW));
        assertEquals(State.HELD, debate.comment(number).state());
        debate.check("waits");
        assertEquals(number, debate.approve(id));
        debate.check("shown");
        assertInstanceOf(Ruling.Waits.class, debate.moderation.restore(id, MOLLY, NOW));
        debate.check("waits again");
        debate.waiting.withdraw(id, NOW);
        debate.check("withdrawn");
        assertEquals(List.of("One"), debate.texts());
    }

    @Test
    void whatWaitsForADecisionIsNotRemovedPastIt() {
        debate.publish(ANN, "One");
        debate.reportEnough(1);
        assertEquals(Removal.HELD, debate.moderation.remove(ARTICLE, 1, MOLLY, NOW));
        assertEquals(Removal.HELD, debate.moderation.removeOwn(ARTICLE, 1, ANN.id()));
        debate.check("held");
    }

    @Test
    void onlyWhatIsThereCanBeReported() {
        assertEquals(Outcome.UNKNOWN, report("r1", NOW));
        debate.approve(debate.hold(NOBODY, "One"));
        assertEquals(Outcome.NOTED, report("r1", NOW));
    }

    private Outcome report(String reader, Instant now) {
        return report(new Commenter(reader, "Reader", true), now);
    }

    private Outcome report(Commenter reader, Instant now) {
        return debate.reports.report(ARTICLE, 1, reader, reader.id() + " is cross", now);
    }

    private Outcome reportEnough(int number, Instant now) {
        Outcome last = Outcome.UNKNOWN;
        for (int reader = 0; reader < Reports.ENOUGH; reader++) {
            // Others each time: nobody reports so much in an hour.
            var reporter = new Commenter("reader-" + number + "-" + reader, "Reader", true);
            last = debate.reports.report(ARTICLE, number, reporter, "rude", now);
        }
        return last;
    }

    private static Commenter stranger(String address, String network) {
        return Commenter.anonymous("anon-" + address, "", List.of(new Network("anon-" + network, 2)));
    }
}
