package broadsheet.pages;

import broadsheet.article.ArticleLookup;
import broadsheet.article.Listings;
import broadsheet.article.PlannedPublication;
import broadsheet.discussion.Discussion;
import javax.inject.Inject;

/**
 * Renders pages as they would be after a publication, by the same code as {@link Pages}. The bytes are those of the
 * pages that the publication then makes, if nothing else changes until then. Thread-safe.
 */
public final class Previews {
    private final Pages pages;
    private final ArticleLookup articles;
    private final Listings listings;
    private final Discussion discussion;
    private final ArticleStats stats;

    /** Creates previews over the state of these ports. */
    @Inject
    public Previews(Pages pages, ArticleLookup articles, Listings listings, Discussion discussion, ArticleStats stats) {
        this.pages = pages;
        this.articles = articles;
        this.listings = listings;
        this.discussion = discussion;
        this.stats = stats;
    }

    /** The renderer of the pages after a publication. The counters of articles are those of now. */
    public Pages after(PlannedPublication plan) {
        return pages.over(new PlannedArticles(articles, plan), new PlannedListings(listings, plan), discussion, stats);
    }
}
