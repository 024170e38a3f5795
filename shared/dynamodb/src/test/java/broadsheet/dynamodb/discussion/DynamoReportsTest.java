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
import broadsheet.discussion.Moderation.DecisionResult;
import broadsheet.discussion.Moderation.Removal;
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
    private final DiscussionFixture fixture = new DiscussionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void threeDifferentReadersHoldACommentAgain() {
        fixture.publish(ANN, "One");
        assertEquals(Outcome.NOTED, report("r1", NOW));
        assertEquals(Outcome.NOTED, report("r2", NOW));
        assertEquals(Outcome.NOTED, report("r2", NOW.plusSeconds(1)));
        assertEquals(List.of("One"), fixture.texts());
        assertEquals(Outcome.HIDDEN, report("r3", NOW));
        assertEquals(State.HELD, fixture.comment(1).state());
        assertEquals(new Tally(1, 0), fixture.discussion.tally(ARTICLE));
        Held held = fixture.held().getFirst();
        assertEquals(List.of(HoldReason.REPORTED), held.reasons());
        assertEquals(OptionalInt.of(1), held.number());
        assertEquals(ANN, held.author());
        assertEquals(
                new Report("r1 is cross", NOW), fixture.reports.of(ARTICLE, 1).getFirst());
        fixture.check("reported");
    }

    @Test
    void threeReadersAtOnceHoldItOnce() throws Exception {
        for (int round = 1; round <= 5; round++) {
            int number = fixture.publish(ANN, "Text " + round);
            List<Callable<Outcome>> reports = new ArrayList<>();
            for (String reader : List.of("r1", "r2", "r3")) {
                var reporter = new Commenter(reader + round, "Reader", true);
                reports.add(() -> fixture.reports.report(ARTICLE, number, reporter, "rude", NOW));
            }
            try (var threads = Executors.newFixedThreadPool(3)) {
                for (Future<Outcome> report : threads.invokeAll(reports)) {
                    assertNotEquals(Outcome.UNKNOWN, report.get());
                }
            }
            assertEquals(round, fixture.held().size());
            fixture.check("round " + round);
        }
    }

    @Test
    void anonymousReportsCountOnTheirDayOnly() {
        fixture.publish(ANN, "One");
        report(stranger("yesterday", "net-1"), NOW.minus(Duration.ofDays(1)));
        report(stranger("today", "net-2"), NOW);
        assertEquals(Outcome.NOTED, report("r1", NOW));
        assertEquals(Outcome.HIDDEN, report(stranger("also-today", "net-3"), NOW));
    }

    @Test
    void threeReportsWithoutAnAccountHideNothing() {
        fixture.publish(ANN, "One");
        for (int reader = 1; reader < Reports.ENOUGH_NETWORKS; reader++) {
            assertEquals(Outcome.NOTED, report(stranger("s" + reader, "net-" + reader), NOW));
        }
        assertEquals(List.of("One"), fixture.texts());
        assertEquals(Outcome.HIDDEN, report(stranger("last", "net-last"), NOW));
        fixture.check("hidden by networks");
    }

    @Test
    void subscriberWithManyAddressesCountsOnce() {
        fixture.publish(ANN, "One");
        for (int address = 0; address < 2 * Reports.ENOUGH_NETWORKS; address++) {
            report(stranger("address-" + address, "their-network"), NOW);
        }
        assertEquals(Outcome.NOTED, report("r1", NOW));
        assertEquals(List.of("One"), fixture.texts());
    }

    @Test
    void reportsOfBlockedAccountsHideNothing() {
        fixture.publish(ANN, "One");
        fixture.moderation.block("r1", MOLLY, NOW);
        assertEquals(Outcome.NOTED, report("r1", NOW));
        assertEquals(Outcome.NOTED, report("r2", NOW));
        assertEquals(Outcome.NOTED, report("r3", NOW));
        assertEquals(3, fixture.reports.of(ARTICLE, 1).size());
        assertEquals(Outcome.HIDDEN, report("r4", NOW));
    }

    @Test
    void accountBlockedSinceItsReportHidesNothing() {
        fixture.publish(ANN, "One");
        report("r1", NOW);
        report("r2", NOW);
        fixture.moderation.block("r1", MOLLY, NOW);
        assertEquals(Outcome.NOTED, report(stranger("today", "net"), NOW));
        fixture.moderation.unblock("r1", MOLLY, NOW);
        assertEquals(Outcome.HIDDEN, report("r3", NOW));
    }

    @Test
    void networkReportsAreLimitedAcrossItsAddresses() {
        int most = Reports.PER_HOUR * 2;
        for (int number = 1; number <= most + 1; number++) {
            fixture.publish(ANN, "Text " + number);
        }
        for (int number = 1; number <= most; number++) {
            fixture.reports.report(ARTICLE, number, stranger("address-" + number, "net"), "rude", NOW);
        }
        assertEquals(
                Why.TOO_OFTEN,
                assertThrows(
                                Refused.class,
                                () -> fixture.reports.report(
                                        ARTICLE, most + 1, stranger("another", "net"), "rude", NOW))
                        .why());
    }

    @Test
    void floodOfReportsHidesSoManyCommentsAnHourAtMost() {
        for (int number = 1; number <= Reports.HIDDEN_PER_HOUR + 1; number++) {
            fixture.publish(ANN, "Text " + number);
        }
        for (int number = 1; number <= Reports.HIDDEN_PER_HOUR; number++) {
            assertEquals(Outcome.HIDDEN, reportEnough(number, NOW));
        }
        int last = Reports.HIDDEN_PER_HOUR + 1;
        assertEquals(Outcome.RATE_LIMITED, reportEnough(last, NOW));
        assertEquals(List.of("Text " + last), fixture.texts());
        assertEquals(
                List.of(last),
                fixture.reported.list(10, Optional.empty()).entries().stream()
                        .map(entry -> entry.comment().number())
                        .toList());
        fixture.check("limited");
        var one = new Commenter("one-more", "Reader", true);
        assertEquals(Outcome.HIDDEN, fixture.reports.report(ARTICLE, last, one, "rude", NOW.plus(Duration.ofHours(1))));
        fixture.check("an hour later");
    }

    @Test
    void reapprovedCommentKeepsItsNumberAndIsNotHeldAgain() {
        fixture.publish(ANN, "One");
        fixture.publishAnswer(BEN, 1, "Answer");
        String id = fixture.reportEnough(1);
        assertEquals(1, fixture.approve(id));
        assertEquals(List.of("One", "Answer"), fixture.texts());
        assertEquals("Ann", fixture.comment(1).name());
        assertEquals(new Tally(2, 2), fixture.discussion.tally(ARTICLE));
        assertEquals(Outcome.NOTED, report("r4", NOW));
        assertEquals(List.of(), fixture.held());
        fixture.check("approved");
    }

    @Test
    void commentChangedByItsAuthorIsApprovedUnderItsNumber() {
        int number = fixture.publish(ANN, "One");
        String id = fixture.reportEnough(number);
        fixture.waiting.revise(fixture.held(id), text("One, changed"), Set.of(HoldReason.WORD), ANN, OFTEN, NOW);
        assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.approve(id, 1, MOLLY, NOW));
        assertInstanceOf(DecisionResult.Done.class, fixture.moderation.approve(id, 2, MOLLY, NOW));
        assertEquals(
                "One, changed", fixture.comment(number).text().orElseThrow().value());
        fixture.check("approved as changed");
    }

    @Test
    void rejectedCommentWithRepliesLeavesAPlaceholder() {
        fixture.publish(ANN, "One");
        fixture.publishAnswer(BEN, 1, "Answer");
        fixture.moderation.reject(fixture.reportEnough(1), MOLLY, NOW);
        assertEquals(State.REMOVED_BY_MODERATOR, fixture.comment(1).state());
        fixture.moderation.reject(fixture.reportEnough(2), MOLLY, NOW);
        assertEquals(1, fixture.comments().size());
        fixture.check("rejected");
    }

    @Test
    void decisionsAboutReportsAreTakenBackToo() {
        fixture.publish(ANN, "One");
        int number = fixture.publishAnswer(BEN, 1, "Answer");
        String id = fixture.reportEnough(number);
        fixture.moderation.reject(id, MOLLY, NOW);
        fixture.check("vanished");
        assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.restore(id, MOLLY, NOW));
        assertEquals(State.HELD, fixture.comment(number).state());
        fixture.check("waits");
        assertEquals(number, fixture.approve(id));
        fixture.check("shown");
        assertInstanceOf(DecisionResult.Pending.class, fixture.moderation.restore(id, MOLLY, NOW));
        fixture.check("waits again");
        fixture.waiting.withdraw(id, NOW);
        fixture.check("withdrawn");
        assertEquals(List.of("One"), fixture.texts());
    }

    @Test
    void commentAwaitingADecisionIsNotRemoved() {
        fixture.publish(ANN, "One");
        fixture.reportEnough(1);
        assertEquals(Removal.HELD, fixture.moderation.remove(ARTICLE, 1, MOLLY, NOW));
        assertEquals(Removal.HELD, fixture.moderation.removeOwn(ARTICLE, 1, ANN.id()));
        fixture.check("held");
    }

    @Test
    void onlyPublishedCommentsCanBeReported() {
        assertEquals(Outcome.UNKNOWN, report("r1", NOW));
        fixture.approve(fixture.hold(NOBODY, "One"));
        assertEquals(Outcome.NOTED, report("r1", NOW));
    }

    private Outcome report(String reader, Instant now) {
        return report(new Commenter(reader, "Reader", true), now);
    }

    private Outcome report(Commenter reader, Instant now) {
        return fixture.reports.report(ARTICLE, 1, reader, reader.id() + " is cross", now);
    }

    private Outcome reportEnough(int number, Instant now) {
        Outcome last = Outcome.UNKNOWN;
        for (int reader = 0; reader < Reports.ENOUGH; reader++) {
            // Others each time: nobody reports so much in an hour.
            var reporter = new Commenter("reader-" + number + "-" + reader, "Reader", true);
            last = fixture.reports.report(ARTICLE, number, reporter, "rude", now);
        }
        return last;
    }

    private static Commenter stranger(String address, String network) {
        return Commenter.anonymous("anon-" + address, "", List.of(new Network("anon-" + network, 2)));
    }
}
