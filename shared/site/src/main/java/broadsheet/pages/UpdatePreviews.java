package broadsheet.pages;

import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.live.LiveCoverage;
import broadsheet.live.LiveUpdate;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Renders live updates before they are posted, by the code that renders them on their coverage's page. The HTML is that
 * of the page, if the update is then posted at the same moment and at the same place. Thread-safe.
 */
public final class UpdatePreviews {
    private final Sites sites;
    private final LivePages live;
    private final MemoizedAssets assets = new MemoizedAssets();

    /** Creates previews over the state of these ports. */
    @Inject
    public UpdatePreviews(Sites sites, LiveCoverage live) {
        this.sites = sites;
        this.live = new LivePages(live, new Templates());
    }

    /** The HTML of an update; empty if there is no such coverage. */
    public Optional<String> html(Slug coverage, LiveUpdate update) {
        Site site = sites.site();
        return live.update(
                coverage,
                update,
                new PageMetadataFactory(site, new Address.OfLiveChanges(coverage).path(), assets.of(site)));
    }
}
