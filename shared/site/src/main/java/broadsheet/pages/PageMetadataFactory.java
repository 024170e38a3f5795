package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.FrontMatter;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import broadsheet.article.Summary;
import broadsheet.card.SocialCard;
import broadsheet.language.Words;
import broadsheet.live.Coverage;
import broadsheet.live.CoverageHead;
import broadsheet.live.CoverageMetadata;
import broadsheet.live.LiveUpdate;
import broadsheet.staticpage.StaticPage;
import broadsheet.syndication.Crumb;
import broadsheet.syndication.LinkedData;
import broadsheet.syndication.LiveBlog;
import broadsheet.syndication.PageImage;
import broadsheet.syndication.SocialMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Creates the metadata of pages at one path.
 *
 * @param site the site
 * @param path the page's path
 * @param assets the assets that the pages link to
 */
record PageMetadataFactory(Site site, String path, Assets assets) {
    private static final int VERSION_DIGITS = 8;

    PageMetadata ofArticle(Article article) {
        FrontMatter front = article.front();
        Optional<PageImage> card = card(article);
        return metadata(
                front.title(),
                front.dek(),
                front.section().value(),
                LinkedData.article(site, article, card.map(PageImage::url)),
                SocialMeta.article(site, article, card));
    }

    /**
     * The article's social card. Its URL contains a version of the card's content, so that social networks fetch a
     * changed card again. Empty while the site has no URL.
     */
    private Optional<PageImage> card(Article article) {
        if (site.url().isEmpty()) {
            return Optional.empty();
        }
        String version = SocialCard.of(site, article).digest().substring(0, VERSION_DIGITS);
        return Optional.of(new PageImage(
                site.url() + new Address.OfCard(article.slug()).path() + "?v=" + version,
                SocialCard.WIDTH,
                SocialCard.HEIGHT,
                article.front().title()));
    }

    PageMetadata ofHome(List<Summary> entries) {
        return metadata(
                "",
                site.description(),
                "",
                LinkedData.home(site, entries),
                social("", site.description()),
                entries.stream().findFirst().map(Summary::published));
    }

    PageMetadata ofListing(Listing listing, ListingHead head, List<Summary> entries) {
        return metadata(
                head.title(),
                head.description(),
                head.section(),
                LinkedData.listing(site, listing, head.title(), head.description(), entries),
                social(head.title(), head.description()));
    }

    /** The metadata of an error page or of the desk, with {@code noindex} for search engines. */
    PageMetadata ofNotice(String title) {
        return metadata(title, "", "", "", List.of(SocialMeta.noIndex()));
    }

    /** The metadata of a listing's page below its first. */
    PageMetadata ofSubpage(Listing listing, ListingHead head, String part, List<Summary> entries) {
        String title = listing instanceof Listing.All ? part : words().page().part(head.title(), part);
        List<Crumb> way = new ArrayList<>(Crumb.to(site, listing, head.title()));
        way.add(new Crumb(part, path));
        return metadata(title, "", head.section(), LinkedData.collection(site, way, "", entries), social(title, ""));
    }

    /** The metadata of a page of an article's discussion. */
    PageMetadata ofComments(Article article, int page) {
        String title = page > 1
                ? words().discussion().titlePage(article.front().title(), page)
                : words().discussion().title(article.front().title());
        List<Crumb> way = new ArrayList<>(Crumb.to(site, article.front()));
        way.add(new Crumb(article.front().title(), Article.path(article.slug())));
        way.add(new Crumb(words().discussion().heading(), path));
        return metadata(
                title,
                "",
                article.front().section().value(),
                LinkedData.collection(site, way, "", List.of()),
                social(title, ""));
    }

    PageMetadata ofStaticPage(StaticPage page) {
        return metadata(
                page.title(),
                page.description(),
                "",
                LinkedData.webPage(site, new Crumb(page.title(), path), page.description(), page.updated()),
                social(page.title(), page.description()));
    }

    /** The metadata of a page that lists live coverages. */
    PageMetadata ofCoverages(CoverageList list) {
        String title = list.up()
                .map(up -> words().page().part(up.words(), list.title()))
                .orElseGet(list::title);
        List<Crumb> way = new ArrayList<>(Crumb.to(site, new Listing.All(), ""));
        list.up().ifPresent(up -> way.add(new Crumb(up.words(), up.path())));
        way.add(new Crumb(list.title(), path));
        return metadata(title, "", "", LinkedData.collection(site, way, "", List.of()), social(title, ""));
    }

    /** The metadata of a live coverage's page. */
    PageMetadata ofLive(Coverage coverage, List<LiveUpdate> shown) {
        CoverageMetadata metadata = coverage.metadata();
        return metadata(
                metadata.title(),
                metadata.dek(),
                metadata.section().value(),
                LiveBlog.of(site, coverage, shown),
                social(metadata.title(), metadata.dek()));
    }

    /** The metadata of a page of a coverage's older updates. */
    PageMetadata ofLiveUpdates(CoverageHead coverage, int page) {
        String title = words().live().titlePage(coverage.title(), page);
        List<Crumb> way = new ArrayList<>(Crumb.to(site, coverage));
        way.add(new Crumb(words().live().headingPage(page), path));
        return metadata(
                title,
                "",
                coverage.section().value(),
                LinkedData.collection(site, way, "", List.of()),
                social(title, ""));
    }

    /** The words in the pages' language. */
    Words words() {
        return Words.in(site.language());
    }

    private List<SocialMeta> social(String title, String description) {
        return SocialMeta.page(site, path, title, description);
    }

    private PageMetadata metadata(
            String title, String description, String section, String linkedData, List<SocialMeta> social) {
        return metadata(title, description, section, linkedData, social, Optional.empty());
    }

    private PageMetadata metadata(
            String title,
            String description,
            String section,
            String linkedData,
            List<SocialMeta> social,
            Optional<Instant> edition) {
        return new PageMetadata(
                site,
                title,
                description,
                path,
                section,
                assets.styles().site().path(),
                assets.script().path(),
                assets.acts().path(),
                assets.links(),
                linkedData,
                social,
                edition);
    }
}
