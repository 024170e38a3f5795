package broadsheet.pages;

import broadsheet.article.Change;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A site in memory, and the paths that a change affects. */
final class AffectedPagesFixture {
    /** What shows the newest articles of the whole site. */
    static final Set<String> FEEDS = Set.of("/data/site.json", "/feed.xml", "/feed.json");

    final MemorySite memorySite = new MemorySite();

    /** Articles that are no longer there still have an address. */
    AffectedPagesFixture() {
        for (String slug : List.of("a", "new")) {
            memorySite.publish(slug, "Title");
            memorySite.withdraw(slug);
        }
    }

    /** The pages that these changes of a site affect. */
    static AffectedPages of(MemorySite memorySite, Collection<Change> changes) {
        return new AffectedPagesFactory(
                        memorySite, memorySite.settings, memorySite.discussion, memorySite.live, memorySite.leads)
                .of(changes, memorySite.memoizedListings());
    }

    static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        Collections.addAll(all, more);
        return all;
    }

    Set<String> paths(Change change) {
        return of(memorySite, List.of(change)).by(change).stream()
                .map(Address::path)
                .collect(Collectors.toSet());
    }
}
