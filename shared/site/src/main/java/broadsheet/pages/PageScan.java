package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Listings;
import broadsheet.article.Sites;
import broadsheet.article.Summary;
import broadsheet.discussion.Discussion;
import broadsheet.live.LiveCoverage;
import broadsheet.staticpage.StaticPages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * Enumerates and renders all pages, range by range. It reads the articles of a range with few requests, where
 * {@link Pages} alone reads what each page shows.
 */
public final class PageScan {
    private final ArticleLookup articles;
    private final Listings listings;
    private final Sites sites;
    private final Discussion discussion;
    private final ArticleStats stats;
    private final LiveCoverage live;
    private final StaticPages staticPages;
    private final Pages pages;
    private final PageEnumerator enumerator;
    private final ScanSize size;

    /** Creates an instance that reads from these ports. */
    @Inject
    public PageScan(
            ArticleLookup articles,
            Listings listings,
            Sites sites,
            Discussion discussion,
            ArticleStats stats,
            LiveCoverage live,
            StaticPages staticPages,
            Pages pages,
            PageEnumerator enumerator,
            ScanSize size) {
        this.articles = articles;
        this.listings = listings;
        this.sites = sites;
        this.discussion = discussion;
        this.stats = stats;
        this.live = live;
        this.staticPages = staticPages;
        this.pages = pages;
        this.enumerator = enumerator;
        this.size = size;
    }

    /**
     * A part of a range.
     *
     * @param addresses its pages
     * @param next the cursor of the range that begins after this part; empty at the end
     * @param pages reads what the pages show, at each call anew, and returns a renderer of that state
     */
    public record Part(Set<Address> addresses, Optional<String> next, Supplier<Pages> pages) {}

    /**
     * Reads a range. The renderer of a part's first call shows the state that the range was read with.
     *
     * @param cursor the {@code next} of a part; empty for the first range
     * @param isForComparison whether the caller only compares what each part's first renderer renders, and writes no
     *     page of it. That renderer then reads counters with eventual consistency, at half the price: they may be some
     *     seconds old. Only the counters' own pages show them, and the stream renders those after each change.
     */
    public List<Part> read(Optional<String> cursor, boolean isForComparison) {
        if (PageEnumerator.isOfCoverages(cursor)) {
            PageEnumerator.Part part = enumerator.part(cursor);
            return List.of(new Part(part.addresses(), part.next(), () -> pages));
        }
        ArticleRange range = range(cursor, size);
        ScannedDiscussion discussions = discussions(range.articles().keySet());
        var found = new PageEnumerator(
                ScannedArticles.of(articles, range.articles(), Map.of()), range, sites, discussions, live, staticPages);
        List<Part> parts = new ArrayList<>();
        for (Optional<String> begin : range.parts().keySet()) {
            PageEnumerator.Part part = found.part(begin, size.articles());
            parts.add(new Part(part.addresses(), part.next(), new Supplier<>() {
                private boolean isFirst = true;

                @Override
                public Pages get() {
                    if (isFirst) {
                        isFirst = false;
                        return pages(range, begin, discussions, isForComparison ? stats.eventual() : stats);
                    }
                    // The other parts have their own turns. To read them again would cost more than what lies beyond
                    // the edges.
                    ArticleRange now = range(begin, new ScanSize(size.articles(), 1));
                    return pages(now, begin, discussions(ids(now, begin)), stats);
                }
            }));
        }
        return parts;
    }

    private ArticleRange range(Optional<String> cursor, ScanSize ofRange) {
        return new ArticleRange(listings, articles, cursor, ofRange);
    }

    private ScannedDiscussion discussions(Collection<ArticleId> ids) {
        return new ScannedDiscussion(discussion, discussion.tallies(ids));
    }

    /** The published articles of a part. */
    private static List<ArticleId> ids(ArticleRange range, Optional<String> part) {
        return Optional.ofNullable(range.parts().get(part)).stream()
                .flatMap(page -> page.entries().stream())
                .map(Summary::id)
                .distinct()
                .filter(range.articles()::containsKey)
                .toList();
    }

    /** Reads the texts and counters of a part's articles. */
    private Pages pages(ArticleRange range, Optional<String> part, Discussion discussions, ArticleStats someStats) {
        Map<ArticleId, Article> heads = range.articles();
        List<ArticleId> ids = ids(range, part);
        var known = ScannedArticles.of(
                articles,
                heads,
                articles.withBodies(ids.stream().map(heads::get).toList()));
        return pages.over(known, range, discussions, someStats.readAhead(ids));
    }
}
