package broadsheet.countviews;

import static broadsheet.countviews.CountViewsFixture.CDN;
import static broadsheet.countviews.CountViewsFixture.now;
import static broadsheet.countviews.Views.FIREFOX;
import static broadsheet.countviews.Views.LIGHTHOUSE;
import static broadsheet.countviews.Views.TIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.SeededSite;
import broadsheet.readership.MostRead.Title;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which rankings a batch of views updates. */
final class MostReadUpdatesTest {
    @AutoClose
    private final CountViewsFixture counted = new CountViewsFixture();

    private final SeededSite archive = counted.archive;
    private final TestContext context = counted.context;

    @Test
    void rankingIsUpdatedAtOnceAndFollowsTheClock() {
        counted.run(Views.none().seenBy(TIDE, 0, 3).seenBy(LIGHTHOUSE, 0, 2).event());
        assertEquals(
                List.of(TIDE, LIGHTHOUSE),
                counted.mostRead(new Listing.All(), now()).ofDay().stream()
                        .map(Title::slug)
                        .map(Slug::value)
                        .toList());
        var later = now().plus(Duration.ofHours(30));
        assertEquals(List.of(), counted.mostRead(new Listing.All(), later).ofDay());
        assertEquals(2, counted.mostRead(new Listing.All(), later).ofWeek().size());
        archive.withdraw(TIDE);
        assertEquals(1, counted.mostRead(new Listing.All(), now()).ofDay().size());
    }

    @Test
    void redeliveredBatchUpdatesRankingAfterCrash() {
        String event = Views.none().seenBy(TIDE, 0, 3).event();
        CountViews stopped = counted.function(CDN, counted.addresses(), archive.readerTallies());
        Events.run(stopped, event, context);
        assertEquals(List.of(), counted.mostRead(new Listing.All(), now()).ofDay());
        counted.run(event);
        assertEquals(1, counted.mostRead(new Listing.All(), now()).ofDay().size());
    }

    @Test
    void readerWhoHasTheOldPageOpenIsOneReaderOfTheRenamedArticle() {
        counted.run(Views.none().seen(TIDE, "203.0.113.24", FIREFOX).event());
        String renamed = Events.read("publish-article/201-article").replace(TIDE, "tide-tables");
        archive.publish(renamed.replace("tags: [", "formerly: [" + TIDE + "]\\ntags: ["));
        counted.run(Views.none()
                .seen(TIDE, "203.0.113.24", FIREFOX)
                .seen("tide-tables", "203.0.113.24", FIREFOX)
                .seen(TIDE, "203.0.113.25", FIREFOX)
                .event());
        assertEquals(2, counted.count("tide-tables"));
        assertEquals(
                List.of("tide-tables"),
                counted.mostRead(new Listing.All(), now()).ofDay().stream()
                        .map(title -> title.slug().value())
                        .toList());
    }
}
