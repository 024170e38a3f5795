package broadsheet.getarticle;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.FrontMatter;
import broadsheet.article.Heading;
import broadsheet.article.ReadingTime;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.article.Summary;
import broadsheet.http.ArticleJson;
import broadsheet.json.Json;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON representation of an article.
 *
 * @param published the article
 * @param previous the article published next before it, in any section
 * @param next the article published next after it
 * @param site names the article's section and authors
 */
record ArticleAnswer(ArticleStatus.Published published, Optional<Summary> previous, Optional<Summary> next, Site site) {
    void write(JsonGenerator json) {
        Article article = published.article();
        FrontMatter front = article.front();
        json.writeStringProperty("id", article.id().value());
        json.writeStringProperty("slug", article.slug().value());
        json.writeStringProperty("url", site.url() + Article.path(article.slug()));
        json.writeStringProperty("title", front.title());
        json.writeStringProperty("dek", front.dek());
        json.writeStringProperty("language", front.language().in(site));
        Json.texts(
                json,
                "translations",
                front.language().translations().stream().map(Slug::value).toList());
        ArticleJson.section(json, front.section(), site);
        json.writeStringProperty("kind", front.kind().name());
        json.writeBooleanProperty("featured", front.featured());
        Json.array(json, "authors", front.authors(), (array, author) -> ArticleJson.label(array, site.byline(author)));
        json.writeStringProperty("published", article.published().toString());
        json.writeStringProperty("updated", article.updated().toString());
        json.writeNumberProperty("readingMinutes", ReadingTime.minutes(article.words()));
        json.writeNumberProperty("words", article.words());
        ArticleJson.image(json, front.picture(), site);
        json.writeStringProperty("layout", front.presentation().layout().word());
        if (!front.presentation().keyPoints().isEmpty()) {
            Json.texts(json, "keyPoints", front.presentation().keyPoints());
        }
        Json.array(json, "contents", published.body().contents(), ArticleAnswer::heading);
        json.writeStringProperty("html", published.body().html());
        ArticleJson.footnotes(json, published.body());
        Json.array(json, "sources", front.sources(), ArticleAnswer::source);
        Json.array(json, "tags", front.tags(), ArticleJson::label);
        front.correction().ifPresent(correction -> json.writeStringProperty("correction", correction));
        neighbour(json, "previous", previous);
        neighbour(json, "next", next);
    }

    private static void heading(JsonGenerator json, Heading heading) {
        json.writeStartObject();
        json.writeStringProperty("id", heading.id());
        json.writeStringProperty("title", heading.title());
        json.writeEndObject();
    }

    private static void source(JsonGenerator json, Source source) {
        json.writeStartObject();
        json.writeStringProperty("publisher", source.publisher());
        json.writeStringProperty("title", source.title());
        json.writeStringProperty("url", source.url());
        json.writeEndObject();
    }

    private void neighbour(JsonGenerator json, String name, Optional<Summary> neighbour) {
        neighbour.ifPresent(summary -> Json.object(json, name, members -> {
            members.writeStringProperty("slug", summary.slug().value());
            members.writeStringProperty("url", site.url() + Article.path(summary.slug()));
            members.writeStringProperty("title", summary.title());
        }));
    }
}
