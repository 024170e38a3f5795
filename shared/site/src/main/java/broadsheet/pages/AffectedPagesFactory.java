package broadsheet.pages;

import broadsheet.article.ArticleLookup;
import broadsheet.article.Change;
import broadsheet.article.LeadChoice;
import broadsheet.article.LeadChoices;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.discussion.Discussion;
import broadsheet.live.LiveCoverage;
import java.util.Collection;
import java.util.Optional;
import javax.inject.Inject;

/** Creates {@link AffectedPages} for the changes of one batch. Thread-safe. */
public final class AffectedPagesFactory {
    private final ArticleLookup articles;
    private final Sites sites;
    private final Discussion discussion;
    private final LiveCoverage live;
    private final LeadChoices leads;

    /** Creates an instance that finds neighbours through these ports. */
    @Inject
    public AffectedPagesFactory(
            ArticleLookup articles, Sites sites, Discussion discussion, LiveCoverage live, LeadChoices leads) {
        this.articles = articles;
        this.sites = sites;
        this.discussion = discussion;
        this.live = live;
        this.leads = leads;
    }

    /**
     * Creates an instance for these changes, which are in the table already. It reads the settings, the chosen lead, each
     * article, each address and each query of a listing once.
     *
     * @param listings the listings after these changes
     */
    public AffectedPages of(Collection<Change> changes, MemoizedListings listings) {
        var site = new Memoizer<String, Site>(once -> sites.site());
        var lead = new Memoizer<String, Optional<LeadChoice>>(once -> leads.current());
        return new AffectedPages(
                ChangeContext.of(changes, articles, discussion, listings), () -> site.of(""), live, () -> lead.of(""));
    }
}
