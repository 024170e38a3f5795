package broadsheet.syndication;

import broadsheet.article.Site;
import broadsheet.live.Coverage;
import broadsheet.live.CoverageHead;
import broadsheet.live.CoverageMetadata;
import broadsheet.live.LiveUpdate;
import broadsheet.live.UpdateContent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/** Describes a live coverage's page as linked data: a LiveBlogPosting with a BlogPosting for each update. */
public final class LiveBlog {
    private LiveBlog() {}

    /**
     * The graph of a coverage's page.
     *
     * @param shown the updates on the page, in order; withdrawn ones are omitted
     */
    public static String of(Site site, Coverage coverage, List<LiveUpdate> shown) {
        var data = new LinkedData(site);
        CoverageMetadata metadata = coverage.metadata();
        String page = data.id(Coverage.path(coverage.id()));
        JsonObject blog = LinkedData.node("LiveBlogPosting", page + "#coverage")
                .with(
                        "mainEntityOfPage",
                        LinkedData.node("WebPage", page).with("breadcrumb", LinkedData.reference(page + "#breadcrumb")))
                .with("url", page)
                .with("headline", metadata.title())
                .with("description", metadata.dek())
                .with("datePublished", coverage.opened().toString())
                .with("dateModified", modified(coverage, shown).toString())
                .with("coverageStartTime", coverage.opened().toString())
                .with(
                        "coverageEndTime",
                        coverage.closed().map(Instant::toString).orElse(""))
                .with("author", LinkedData.reference(data.id("/#organization")))
                .with("publisher", data.publisher())
                .with("articleSection", site.sectionName(metadata.section()))
                .with("inLanguage", site.language())
                .with("isAccessibleForFree", true)
                .with(
                        "liveBlogUpdate",
                        shown.stream()
                                .flatMap(update -> update.content().stream()
                                        .map(content -> posting(data, coverage, update, content)))
                                .toList());
        var head = new CoverageHead(coverage.id(), metadata.title(), metadata.section());
        return LinkedData.graph(blog, data.breadcrumbs(page, Crumb.to(site, head)));
    }

    private static JsonObject posting(LinkedData data, Coverage coverage, LiveUpdate update, UpdateContent content) {
        String url = data.id(update.path(coverage.id()));
        return LinkedData.node("BlogPosting", url)
                .with("url", url)
                .with("headline", content.headline())
                .with("datePublished", update.posted().toString())
                .with("dateModified", update.revised().orElse(update.posted()).toString())
                .with("author", content.authors().stream().map(data::reporter).toList())
                .with("image", content.picture().map(data::image).stream().toList())
                .with("articleBody", Jsoup.parseBodyFragment(content.html()).text())
                .with(
                        "citation",
                        content.sources().stream().map(LinkedData::citation).toList());
    }

    private static Instant modified(Coverage coverage, List<LiveUpdate> shown) {
        return Stream.of(
                        Stream.of(coverage.opened()),
                        coverage.closed().stream(),
                        shown.stream().map(update -> update.revised().orElse(update.posted())))
                .flatMap(moments -> moments)
                .max(Comparator.naturalOrder())
                .orElse(coverage.opened());
    }
}
