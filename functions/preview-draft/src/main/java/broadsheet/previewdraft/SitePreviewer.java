package broadsheet.previewdraft;

import broadsheet.article.Articles.TooLarge;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Pictures;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.authoring.SiteReader;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.pages.SitePreviews;
import broadsheet.validation.ValidationException;
import java.util.Optional;
import javax.inject.Inject;

/** Renders a page as other settings of the site would make it. It writes nothing. */
final class SitePreviewer {
    private final Sites sites;
    private final Pictures pictures;
    private final SitePreviews previews;

    @Inject
    SitePreviewer(Sites sites, Pictures pictures, SitePreviews previews) {
        this.sites = sites;
        this.pictures = pictures;
        this.previews = previews;
    }

    /** The page and its stylesheets as one. They are apart, because a stylesheet has an address only when it is published. */
    Response preview(Request request) {
        request.requireGroup(Caller.ADMINISTRATORS);
        TooLarge.unlessFits("site.yaml", request.body().length);
        Optional<String> url = Optional.of(sites.site().url()).filter(known -> !known.isEmpty());
        Site site = SiteReader.read(request.body(), url, () -> pictures.of(AuthorProfile.PICTURES));
        SitePreviews.Shown shown = shown(site, request.parameter("as").orElse("home"));
        return Response.json(200, json -> {
                    json.writeStringProperty("html", shown.html());
                    json.writeStringProperty("css", shown.css());
                })
                .with("cache-control", "no-store");
    }

    private SitePreviews.Shown shown(Site site, String as) {
        return switch (as) {
            case "home" -> previews.home(site);
            case "article" -> previews.newestArticle(site).orElseThrow(() -> Problem.none("article", "published"));
            default -> throw ValidationException.because("as", "is \"%s\", none of home, article".formatted(as));
        };
    }
}
