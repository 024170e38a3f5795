package broadsheet.dynamodb.live;

import static broadsheet.dynamodb.live.LiveFixture.ANYTHING;
import static broadsheet.dynamodb.live.LiveFixture.ED;
import static broadsheet.dynamodb.live.LiveFixture.LAUNCH;
import static broadsheet.dynamodb.live.LiveFixture.NOTHING;
import static broadsheet.dynamodb.live.LiveFixture.NOW;
import static broadsheet.dynamodb.live.LiveFixture.coverage;
import static broadsheet.dynamodb.live.LiveFixture.id;
import static broadsheet.dynamodb.live.LiveFixture.pinned;
import static broadsheet.dynamodb.live.LiveFixture.refused;
import static broadsheet.dynamodb.live.LiveFixture.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Articles.Outcome;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.live.Coverage;
import broadsheet.live.ListedCoverage;
import broadsheet.live.LiveCoverageStore.EditConflict;
import broadsheet.live.LiveCoverageStore.Saved;
import broadsheet.live.LiveCoverageStore.Written;
import broadsheet.live.LiveRefusal.Why;
import broadsheet.live.LiveUpdate;
import broadsheet.live.OpenCoverage;
import broadsheet.live.Progress;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DynamoLiveCoverageStoreTest {
    private final LiveFixture live = new LiveFixture();

    @Test
    void anUpdateGetsTheNextPlaceAndTheNextSequenceNumber() {
        live.open();
        live.post(1);
        assertEquals(new Saved(1, Outcome.CREATED, 2), live.post(2));
        assertEquals(new Progress(2, 2, List.of()), live.live.progress(LAUNCH));
        LiveUpdate second = live.live.between(LAUNCH, 1, 2).getLast();
        assertEquals(id(2), second.id());
        assertEquals(2, second.sequence());
        assertEquals(NOW.plusSeconds(2), second.posted());
        assertEquals(LiveUpdate.State.NEW, second.state());
    }

    @Test
    void aCorrectionKeepsThePlaceAndAppearsAgainAmongTheChanges() {
        live.open();
        live.post(1);
        live.post(2);
        assertEquals(new Saved(2, Outcome.REVISED, 1), live.write(1, update("Corrected"), revision -> revision == 1));
        assertEquals(List.of("3 Corrected", "2 Update 2"), live.changes(10));
        LiveUpdate corrected = live.live.between(LAUNCH, 1, 1).getFirst();
        assertEquals(NOW.plusSeconds(1), corrected.posted());
        assertEquals(Optional.of(NOW.plusSeconds(1)), corrected.revised());
        assertEquals(LiveUpdate.State.CORRECTED, corrected.state());
    }

    @Test
    void pinningIsAChangeButNoRevisionOfWhatItSays() {
        live.open();
        live.post(1);
        live.write(1, pinned("Update 1"), ANYTHING);
        assertEquals(List.of(1), live.live.progress(LAUNCH).pinned());
        assertEquals(
                Optional.empty(), live.live.between(LAUNCH, 1, 1).getFirst().revised());
        live.write(1, update("Update 1"), ANYTHING);
        assertEquals(List.of(), live.live.progress(LAUNCH).pinned());
    }

    @Test
    void noMoreArePinnedThanAPageCanBearToRead() {
        live.open();
        for (int i = 1; i <= Progress.MOST_PINNED; i++) {
            live.write(i, pinned("Update " + i), ANYTHING);
        }
        assertEquals(Why.TOO_MANY_PINNED, refused(() -> live.write(9, pinned("One more"), ANYTHING)));
        live.withdraw(1);
        live.write(9, pinned("One more"), ANYTHING);
        assertEquals(List.of(2, 3, 4), live.live.progress(LAUNCH).pinned());
    }

    @Test
    void ofAWithdrawnUpdateNothingIsLeftButItsPlace() {
        live.open();
        live.post(1);
        live.post(2);
        assertEquals(new Saved(2, Outcome.REVISED, 1), live.withdraw(1));
        assertEquals(List.of("3 withdrawn", "2 Update 2"), live.changes(10));
        assertEquals(Optional.of(new Written(2, Optional.empty())), live.store.update(LAUNCH, id(1)));
        assertTrue(live.items().toString().contains("Update 2"));
        assertTrue(!live.items().toString().contains("Update 1"));
        assertEquals(Why.WITHDRAWN, refused(() -> live.post(1)));
        assertEquals(new Saved(2, Outcome.UNCHANGED, 1), live.withdraw(1));
    }

    @Test
    void theSameAgainChangesNothing() {
        live.open();
        live.post(1);
        var before = live.items();
        assertEquals(new Saved(1, Outcome.UNCHANGED, 1), live.post(1));
        live.open();
        assertEquals(before, live.items());
    }

    @Test
    void repeatedPostAfterACorrectionIsTheSamePost() {
        live.open();
        live.write(1, update("One"), NOTHING);
        live.write(1, update("Corrected"), revision -> revision == 1);
        var before = live.items();
        assertEquals(new Saved(2, Outcome.UNCHANGED, 1), live.write(1, update("One"), NOTHING));
        assertEquals(before, live.items());
        assertThrows(EditConflict.class, () -> live.write(1, update("Another"), NOTHING));
    }

    @Test
    void staleRevisionIsAnsweredWithTheCurrentUpdate() {
        live.open();
        live.post(1);
        live.write(1, update("Corrected"), revision -> revision == 1);
        var conflict = assertThrows(EditConflict.class, () -> live.write(1, update("Late"), revision -> revision == 1));
        assertEquals(Optional.of(new Written(2, Optional.of("document of Corrected"))), conflict.current());
        assertThrows(EditConflict.class, () -> live.store.withdraw(LAUNCH, id(1), revision -> revision == 1, ED, NOW));
        assertThrows(EditConflict.class, () -> live.write(7, update("New"), revision -> revision == 1));
        var other = assertThrows(
                EditConflict.class,
                () -> live.store.write(
                        LAUNCH, coverage("Other", "science", false), revision -> revision == 7, ED, NOW));
        assertEquals(1, other.current().orElseThrow().revision());
    }

    @Test
    void aRevertToTheFirstTextIsACorrectionLikeAnyOther() {
        live.open();
        live.post(1);
        live.write(1, update("Corrected"), revision -> revision == 1);
        assertEquals(new Saved(3, Outcome.REVISED, 1), live.write(1, update("Update 1"), revision -> revision == 2));
    }

    @Test
    void postToUnknownOrClosedCoverageIsRefused() {
        assertEquals(Why.NO_COVERAGE, refused(() -> live.post(1)));
        assertEquals(Why.NO_COVERAGE, refused(() -> live.withdraw(1)));
        live.open();
        assertEquals(Why.NO_UPDATE, refused(() -> live.withdraw(1)));
        live.post(1);
        live.store.write(LAUNCH, coverage("A launch", "science", true), ANYTHING, ED, NOW.plusSeconds(60));
        assertEquals(Why.CLOSED, refused(() -> live.post(2)));
        live.write(1, update("Corrected"), ANYTHING);
        live.open();
        live.post(2);
    }

    @Test
    void onlyOpenCoverageIsListedInItsSection() {
        live.open();
        var science = new Slug("science");
        var markets = new Slug("markets");
        assertEquals(List.of(new OpenCoverage(LAUNCH, "A launch", science, NOW)), live.live.open(5));
        assertEquals(1, live.live.open(science, 5).size());
        live.store.write(LAUNCH, coverage("Renamed", "markets", false), ANYTHING, ED, NOW.plusSeconds(60));
        assertEquals(List.of(new OpenCoverage(LAUNCH, "Renamed", markets, NOW)), live.live.open(5));
        assertEquals(List.of(), live.live.open(science, 5));
        assertEquals(1, live.live.open(markets, 5).size());
        live.store.write(LAUNCH, coverage("Renamed", "markets", true), ANYTHING, ED, NOW.plusSeconds(120));
        assertEquals(List.of(), live.live.open(5));
        assertEquals(List.of(), live.live.open(markets, 5));
        assertEquals(
                List.of(new ListedCoverage(LAUNCH, "Renamed", markets, NOW, Optional.of(NOW.plusSeconds(120)))),
                live.live.every(5, Optional.empty()).coverages());
        live.store.write(LAUNCH, coverage("Again", "markets", false), ANYTHING, ED, NOW.plusSeconds(180));
        assertEquals(
                List.of(new ListedCoverage(LAUNCH, "Again", markets, NOW, Optional.empty())),
                live.live.every(5, Optional.empty()).coverages());
        live.store.write(LAUNCH, coverage("Renamed", "markets", true), ANYTHING, ED, NOW.plusSeconds(120));
        assertEquals(
                Optional.of(NOW.plusSeconds(120)), live.live.coverage(LAUNCH).flatMap(Coverage::closed));
    }

    @Test
    void allCoveragesAreFoundPageByPage() {
        for (int i = 0; i < 5; i++) {
            live.store.write(
                    new Slug("coverage-" + i), coverage("A title", "science", i > 2), ANYTHING, ED, NOW.plusSeconds(i));
        }
        List<String> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = live.live.every(2, cursor);
            page.coverages().forEach(coverage -> found.add(coverage.id().value()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(List.of("coverage-4", "coverage-3", "coverage-2", "coverage-1", "coverage-0"), found);
    }

    @Test
    void coveragesAreListedByMonthInWhichTheyWereOpened() {
        YearMonth month = YearMonth.from(NOW.atOffset(ZoneOffset.UTC));
        Instant first = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant next = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        List<Instant> moments = List.of(first.minusSeconds(1), first, next.minusSeconds(1), next);
        for (int i = 0; i < moments.size(); i++) {
            live.store.write(
                    new Slug("coverage-" + i), coverage("A title", "science", i == 1), ANYTHING, ED, moments.get(i));
        }
        assertEquals(
                List.of("coverage-2", "coverage-1"),
                live.live.openedIn(month).stream().map(one -> one.id().value()).toList());
        assertEquals(
                List.of("coverage-0"),
                live.live.before(ListingPosition.startOf(month), 5).stream()
                        .map(one -> one.id().value())
                        .toList());
        assertEquals(List.of(), live.live.openedIn(month.plusYears(1)));
    }

    @Test
    void coveragesAreListedByYearInWhichTheyWereOpened() {
        List<String> moments =
                List.of("2023-12-31T23:59:59Z", "2024-01-01T00:00:00Z", "2024-12-31T23:59:59Z", "2025-01-01T00:00:00Z");
        for (int i = 0; i < moments.size(); i++) {
            live.store.write(
                    new Slug("coverage-" + i),
                    coverage("A title", "science", i == 1),
                    ANYTHING,
                    ED,
                    Instant.parse(moments.get(i)));
        }
        assertEquals(
                List.of("coverage-2", "coverage-1"),
                live.live.openedIn(Year.of(2024)).stream()
                        .map(one -> one.id().value())
                        .toList());
    }

    @Test
    void latestUpdateIsTheNewestNotWithdrawn() {
        live.open();
        assertEquals(Optional.empty(), live.live.latest(LAUNCH));
        live.post(1);
        live.post(2);
        live.withdraw(2);
        assertEquals(Optional.of(id(1)), live.live.latest(LAUNCH).map(LiveUpdate::id));
    }

    @Test
    void timesAreToTheSecond() {
        live.store.write(
                LAUNCH, coverage("A launch", "science", false), ANYTHING, ED, Instant.parse("2025-02-01T09:00:00.9Z"));
        assertEquals(Optional.of(NOW), live.live.coverage(LAUNCH).map(Coverage::opened));
    }
}
