package broadsheet.pages;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.Tally;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Caches what the changes of one batch ask of the table to find the pages that they affect. What many articles ask, as those
 * of an import, is read together. All of it is read after the changes. Thread-safe.
 *
 * @param articles the articles
 * @param tallies the sizes of discussions
 * @param queries the neighbours of entries, and the boundaries of numbered pages
 */
record ChangeContext(ArticleLookup articles, Memoizer<ArticleId, Tally> tallies, ListingQueries queries) {
    static ChangeContext of(
            Collection<Change> changes, ArticleLookup articles, Discussion discussion, MemoizedListings listings) {
        var read = new MemoizedArticles(articles);
        var tallies = new Memoizer<ArticleId, Tally>(discussion::tally);
        readAhead(changes, read, tallies, discussion);
        ListingQueries queries = new ListingQueries(listings, Set.of()).around(places(changes));
        return new ChangeContext(read, tallies, queries);
    }

    /** If this fails, each change reads its own, so that one broken article does not fail the others' changes. */
    private static void readAhead(
            Collection<Change> changes,
            MemoizedArticles articles,
            Memoizer<ArticleId, Tally> tallies,
            Discussion discussion) {
        Set<ArticleId> changed = new HashSet<>();
        Set<Slug> addresses = new HashSet<>();
        Set<ArticleId> others = new HashSet<>();
        for (Change change : changes) {
            switch (change) {
                case Change.OfArticle of -> changed.add(of.article());
                case Change.OfAddress of -> {
                    addresses.add(of.address());
                    of.before().ifPresent(changed::add);
                }
                case Change.OfComment of -> others.add(of.article());
                case Change.OfCommentCount of -> others.add(of.article());
                case Change.OfCounters of -> others.add(of.article());
                default -> {}
            }
        }
        if (changed.size() + addresses.size() + others.size() < RenderContext.MANY) {
            return;
        }
        try {
            others.addAll(changed);
            articles.readAhead(addresses, others);
            addresses.forEach(address -> articles.leadsTo(address).ifPresent(changed::add));
            discussion.tallies(changed).forEach(tallies::add);
        } catch (RuntimeException unread) {
            // Reading each by itself says which change fails.
        }
    }

    private static Map<Listing, NavigableSet<ListingPosition>> places(Collection<Change> changes) {
        Map<Listing, NavigableSet<ListingPosition>> places = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.OfListing(Listing listing, ListingPosition place) && listing.isDated()) {
                places.computeIfAbsent(listing, first -> new TreeSet<>()).add(place);
            }
        }
        return places;
    }
}
