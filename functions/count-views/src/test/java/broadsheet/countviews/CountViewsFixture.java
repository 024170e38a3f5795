package broadsheet.countviews;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Addresses;
import broadsheet.article.Listing;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.http.OriginSecrets;
import broadsheet.log.CallLog;
import broadsheet.readership.MostRead;
import broadsheet.readership.ReaderTallies;
import java.time.Instant;
import java.util.Optional;

/** The function with a table of articles. */
final class CountViewsFixture implements AutoCloseable {
    /** Tallies are written by threads of their own; of those it does not know. */
    private static final Policy POLICY = Policy.of("CountViews");

    static final String NO_FAILURES = "{\"batchItemFailures\":[]}";

    final SeededSite archive = SeededSite.filled();
    static final OriginSecrets CDN = new OriginSecrets();

    final CountViews function = new CountViews(SeededSite.CLOCK);
    final TestContext context = new TestContext();

    @Override
    public void close() {
        archive.close();
    }

    void run(String event) {
        assertEquals(NO_FAILURES, POLICY.during(() -> Events.run(function, event, context)));
    }

    /** The function with other parts, one salt for all days, and rankings that nobody reads. */
    CountViews function(OriginSecrets secrets, Addresses addresses, ReaderTallies tallies) {
        return new CountViews(
                new CallLog(),
                secrets,
                addresses,
                new Counting(tallies),
                (articles, now) -> {},
                day -> new byte[32],
                SeededSite.CLOCK);
    }

    Addresses addresses() {
        return slug -> Optional.of(archive.id(slug.value()));
    }

    static Instant now() {
        return SeededSite.CLOCK.instant();
    }

    MostRead mostRead(Listing listing, Instant now) {
        return archive.mostReads().of(listing, now);
    }

    int count(String article) {
        return archive.readerCounts().of(archive.id(article));
    }
}
