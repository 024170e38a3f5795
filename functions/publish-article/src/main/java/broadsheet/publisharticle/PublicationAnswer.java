package broadsheet.publisharticle;

import broadsheet.article.Article;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Site;
import broadsheet.http.EntityTag;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.log.Metric;
import java.util.List;
import java.util.Locale;

/** Answers what a publication made, as JSON. */
final class PublicationAnswer {
    private PublicationAnswer() {}

    /**
     * The answer of a publication.
     *
     * @param ignored what the reader of the document skipped
     */
    static Response of(Publication publication, List<String> ignored, Site site) {
        Response answer = repeated(publication, ignored, site);
        return publication.outcome() == Outcome.UNCHANGED ? answer : answer.counted(Metric.PUBLISHED);
    }

    /** The same answer for a publication that was counted before. */
    static Response repeated(Publication publication, List<String> ignored, Site site) {
        return Response.json(publication.outcome() == Outcome.CREATED ? 201 : 200, json -> {
                    json.writeStringProperty("id", publication.article().value());
                    json.writeStringProperty("slug", publication.slug().value());
                    json.writeNumberProperty("revision", publication.revision());
                    json.writeStringProperty("url", site.url() + Article.path(publication.slug()));
                    json.writeStringProperty(
                            "outcome", publication.outcome().name().toLowerCase(Locale.ROOT));
                    if (!ignored.isEmpty()) {
                        Json.array(json, "ignored", ignored, (array, name) -> array.writeString(name));
                    }
                })
                .with("etag", EntityTag.ofRevision(publication.revision()));
    }

    /** The path of the article, for a request whose path does not name it. */
    static String location(Publication publication) {
        return "/api" + Article.path(publication.slug());
    }
}
