package broadsheet.previewdraft;

import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Pictures;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.authoring.StaticPageReader;
import broadsheet.http.Caller;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.pages.Pages;
import broadsheet.staticpage.StaticPage;
import broadsheet.staticpage.StaticPageDraft;
import broadsheet.staticpage.StaticPageStore;
import broadsheet.staticpage.StaticPages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.inject.Inject;

/** Renders a static page as its publication would make it at this moment. It writes nothing. */
final class StaticPagePreviewer {
    private final Sites sites;
    private final Pictures pictures;
    private final StaticPages stored;
    private final Pages pages;

    @Inject
    StaticPagePreviewer(Sites sites, Pictures pictures, StaticPages stored, Pages pages) {
        this.sites = sites;
        this.pictures = pictures;
        this.stored = stored;
        this.pages = pages;
    }

    /** The page, and what the document has that is left out. */
    Response preview(Request request, Instant now) {
        request.requireGroup(Caller.EDITORS);
        TooLarge.unlessFits("The document", request.body().length, StaticPageStore.LIMIT);
        Slug slug = request.newSlug("slug");
        StaticPageReader.Reading reading =
                StaticPageReader.read(request.body(), slug, sites.site().language(), () -> pictures.of(slug));
        String html = pages.staticPage(page(slug, reading.draft(), now));
        return Response.json(200, json -> {
                    json.writeStringProperty("html", html);
                    if (!reading.ignored().isEmpty()) {
                        Json.texts(json, "ignored", reading.ignored());
                    }
                })
                .with("cache-control", "no-store");
    }

    private StaticPage page(Slug slug, StaticPageDraft draft, Instant now) {
        Optional<StaticPage> before = stored.find(slug);
        Instant updated = before.filter(draft::saysTheSameAs)
                .map(StaticPage::updated)
                .orElse(now.truncatedTo(ChronoUnit.SECONDS));
        int revision = before.map(StaticPage::revision).orElse(0) + 1;
        return new StaticPage(slug, revision, draft.title(), draft.description(), draft.body(), updated);
    }
}
