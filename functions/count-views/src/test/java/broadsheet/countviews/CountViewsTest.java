package broadsheet.countviews;

import static broadsheet.countviews.CountViewsFixture.CDN;
import static broadsheet.countviews.CountViewsFixture.NO_FAILURES;
import static broadsheet.countviews.CountViewsFixture.now;
import static broadsheet.countviews.Views.FIREFOX;
import static broadsheet.countviews.Views.LIGHTHOUSE;
import static broadsheet.countviews.Views.TIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.SeededSite;
import broadsheet.http.OriginSecrets;
import broadsheet.log.CallLog;
import broadsheet.readership.ReaderTallies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

final class CountViewsTest {
    @AutoClose
    private final CountViewsFixture counted = new CountViewsFixture();

    private final SeededSite archive = counted.archive;
    private final CountViews function = counted.function;
    private final TestContext context = counted.context;

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("count-views").stream()
                .map(name -> dynamicTest(
                        name, () -> assertEquals(NO_FAILURES, Events.run(function, Events.read(name), context))));
    }

    @Test
    void twoReadersAreTwoAndAReloadIsNone() {
        counted.run(Events.read("count-views/ok-two-readers"));
        assertEquals(2, counted.count(TIDE));
        assertEquals(1, counted.count(LIGHTHOUSE));
        assertEquals(4, context.said("ViewsReceived"));
        assertEquals(3, context.said("ReadersCounted"));
        assertEquals(2, context.said("articles"));
        assertEquals(2, context.said("written"));
        assertEquals(List.of(), context.log());
    }

    @Test
    void redeliveredBatchWritesNothing() {
        Views views = Views.none().seenBy(TIDE, 0, 150).seenBy(LIGHTHOUSE, 0, 3);
        counted.run(views.event());
        int before = counted.count(TIDE);
        counted.run(views.event());
        assertEquals(before, counted.count(TIDE));
        assertEquals(3, counted.count(LIGHTHOUSE));
        assertEquals(153, context.said("ViewsReceived"));
        assertEquals(0, context.said("written"));
        assertNull(context.said("ReadersCounted"));
    }

    @Test
    void invalidViewsAreSkippedAndCountedInTheLog() {
        leaveOut("ok-bots", "bots", 3);
        leaveOut("ok-no-article", "unknown", 2);
        leaveOut("ok-malformed", "malformed", 5);
        leaveOut("ok-late", "late", 1);
        assertEquals(0, counted.count(TIDE));
        assertFalse(archive.items().stream().anyMatch(item -> item.contains("no-such-article")));
    }

    private void leaveOut(String event, String why, int messages) {
        counted.run(Events.read("count-views/" + event));
        assertEquals(messages, context.said("ViewsReceived"));
        for (String each : List.of("bots", "unknown", "malformed", "late")) {
            assertEquals(each.equals(why) ? messages : 0, context.said(each), each);
        }
        assertEquals(0, context.said("written"));
    }

    @Test
    void allOfOneSubscribersAddressesAreOneReader() {
        counted.run(Views.none()
                .seen(TIDE, "2001:db8:1:2::7", FIREFOX)
                .seen(TIDE, "2001:db8:1:2:ffff::8", FIREFOX)
                .seen(TIDE, "2001:db8:1:3::7", FIREFOX)
                .event());
        assertEquals(2, counted.count(TIDE));
    }

    @Test
    void articleCountsAtMostFiveReadersPerAddress() {
        Views views = Views.none().seen(TIDE, "203.0.113.25", FIREFOX);
        for (int browser = 0; browser < 50; browser++) {
            views.seen(TIDE, "203.0.113.24", FIREFOX + " " + browser);
        }
        views.seen(LIGHTHOUSE, "203.0.113.24", FIREFOX);
        counted.run(views.event());
        assertEquals(1 + 5, counted.count(TIDE));
        assertEquals(1, counted.count(LIGHTHOUSE));
        counted.run(views.event());
        counted.run(
                Views.none().seen(TIDE, "203.0.113.24", FIREFOX + " another").event());
        assertEquals(1 + 5, counted.count(TIDE));
        assertEquals(0, context.said("written"));
    }

    @Test
    void readersAreCountedAgainTheNextDay() {
        counted.run(Views.none().seen(TIDE, "203.0.113.24", FIREFOX).event());
        Instant tomorrow = SeededSite.CLOCK.instant().plus(Duration.ofDays(1));
        String event = Views.none()
                .sent(tomorrow, Views.body("203.0.113.24", TIDE, FIREFOX))
                .event();
        Events.run(new CountViews(InstantSource.fixed(tomorrow)), event, context);
        assertEquals(2, counted.count(TIDE));
    }

    @Test
    void aMessageOverMidnightBelongsToTheDayItWasSentOn() {
        Instant midnight = Instant.parse("2026-04-02T00:00:00Z");
        String body = Views.body("203.0.113.24", TIDE, FIREFOX);
        String before = Views.none().sent(midnight.minusMillis(1), body).event();
        Events.run(new CountViews(InstantSource.fixed(midnight.minusMillis(1))), before, context);
        // Its batch was slow; the same message comes again after midnight, with one that was sent then.
        String after = Views.none()
                .sent(midnight.minusMillis(1), body)
                .sent(midnight, body)
                .event();
        Events.run(new CountViews(InstantSource.fixed(midnight.plusSeconds(30))), after, context);
        assertEquals(2, counted.count(TIDE));
    }

    @Test
    void requestsBypassingTheCdnAreNotCounted() {
        var secrets = new OriginSecrets(Views.SECRET + ",its-next");
        CountViews guarded = counted.function(secrets, counted.addresses(), archive.readerTallies());
        Instant now = SeededSite.CLOCK.instant();
        Views views = Views.none()
                .seen(TIDE, "203.0.113.24", FIREFOX)
                .sent(now, "its-next 203.0.113.25 " + TIDE + " " + FIREFOX)
                .sent(now, "its-former 203.0.113.26 " + TIDE + " " + FIREFOX)
                .sent(now, " 203.0.113.27 " + TIDE + " " + FIREFOX)
                .sent(now, "203.0.113.28 " + TIDE + " " + FIREFOX);
        Events.run(guarded, views.event(), context);
        assertEquals(2, counted.count(TIDE));
        assertEquals(3, context.said("malformed"));
    }

    @Test
    void viewOfAnAddressThatAnEventuallyConsistentReadMissesIsCounted() {
        Addresses lagging = new LaggingAddresses(counted.addresses());
        CountViews reading = counted.function(CDN, lagging, archive.readerTallies());
        Events.run(reading, Views.none().seen(TIDE, "203.0.113.25", FIREFOX).event(), context);
        assertEquals(1, counted.count(TIDE));
        assertEquals(0, context.said("unknown"));
    }

    /** A replica that has no address yet, beside the table that has all. */
    private record LaggingAddresses(Addresses strong) implements Addresses {
        @Override
        public Optional<ArticleId> leadsTo(Slug address) {
            return Optional.empty();
        }
    }

    @Test
    void messageWithExpiredSaltIsDroppedWithoutANewSalt() {
        Instant sent = SeededSite.CLOCK.instant().minus(Duration.ofDays(2));
        counted.run(Views.none()
                .sent(sent, Views.body("203.0.113.24", TIDE, FIREFOX))
                .event());
        assertEquals(0, counted.count(TIDE));
        assertEquals(List.of(), archive.salts());
    }

    @Test
    void saltLivesInATableOfItsOwn() {
        counted.run(Views.none().seen(TIDE, "203.0.113.24", FIREFOX).event());
        assertEquals(1, archive.salts().size());
        assertFalse(archive.items().stream().anyMatch(item -> item.contains("SALT")));
    }

    @Test
    void nothingOfAVisitIsKeptOrLogged() {
        counted.run(Views.none()
                .seen(TIDE, "203.0.113.24", FIREFOX)
                .seenBy(TIDE, 0, 200)
                .event());
        assertTrue(counted.count(TIDE) > 100, "the visits were not counted");
        for (String each : Stream.concat(archive.items().stream(), context.lines().stream())
                .toList()) {
            assertFalse(each.contains("203.0.113.24") || each.contains("Firefox"), each);
        }
    }

    @Test
    void anArticleThatWasReadBeforeItWasWithdrawnStillCounts() {
        counted.run(Views.none().seenBy(TIDE, 0, 1).event());
        archive.withdraw(TIDE);
        counted.run(Views.none().seenBy(TIDE, 0, 2).event());
        assertEquals(2, counted.count(TIDE));
    }

    @Test
    void failedWriteIsReportedAndOtherViewsCounted() {
        ReaderTallies tallies = archive.readerTallies();
        var broken = new CountViews(
                new CallLog(),
                CDN,
                counted.addresses(),
                new Counting((article, counting) -> {
                    if (article.equals(archive.id(TIDE))) {
                        throw new IllegalStateException("the tally is too busy to write");
                    }
                    return tallies.change(article, counting);
                }),
                (articles, now) -> {
                    throw new IllegalStateException("the board is too busy to write");
                },
                day -> new byte[32],
                SeededSite.CLOCK);
        Views views = Views.none()
                .seen(TIDE, "203.0.113.24", FIREFOX)
                .seen(LIGHTHOUSE, "203.0.113.24", FIREFOX)
                .seen(TIDE, "203.0.113.25", FIREFOX);
        assertEquals(
                List.of("message-0", "message-2"),
                Events.at(Events.run(broken, views.event(), context), "batchItemFailures.*.itemIdentifier"));
        assertEquals(1, counted.count(LIGHTHOUSE));
        assertEquals(
                "the views of " + archive.id(TIDE)
                        + " wait: java.lang.IllegalStateException: the tally is too busy to write",
                context.log().getLast());
        assertEquals(
                "the most read are those of before: java.lang.IllegalStateException: the board is too busy to write",
                context.log().getFirst());
    }

    @Test
    void unavailableTableFailsTheWholeBatch() {
        counted.run(Views.none().seenBy(LIGHTHOUSE, 0, 1).event());
        archive.loseTables();
        String event = Views.none().seenBy(TIDE, 0, 2).seenBy(LIGHTHOUSE, 1, 2).event();
        assertThrows(ResourceNotFoundException.class, () -> Events.run(function, event, context));
    }
}
