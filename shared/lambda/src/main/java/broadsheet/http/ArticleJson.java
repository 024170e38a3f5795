package broadsheet.http;

import broadsheet.article.Article;
import broadsheet.article.Body;
import broadsheet.article.Footnote;
import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.json.Json;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** JSON members of articles that several API responses share. */
public final class ArticleJson {
    private ArticleJson() {}

    /** Writes the members of an article in a listing. */
    public static void summary(JsonGenerator json, Summary summary, Site site) {
        json.writeStringProperty("slug", summary.slug().value());
        json.writeStringProperty("url", site.url() + Article.path(summary.slug()));
        json.writeStringProperty("title", summary.title());
        json.writeStringProperty("dek", summary.dek());
        section(json, summary.section(), site);
        json.writeStringProperty("kind", summary.kind().name());
        json.writeBooleanProperty("featured", summary.featured());
        Json.array(json, "authors", summary.authors(), (array, author) -> label(array, site.byline(author)));
        json.writeStringProperty("published", summary.published().toString());
        json.writeStringProperty("updated", summary.updated().toString());
        json.writeNumberProperty("readingMinutes", summary.readingMinutes());
        image(json, summary.picture(), site);
    }

    /** Writes an article's lead picture in its largest width; nothing if there is none. */
    public static void image(JsonGenerator json, Optional<LeadPicture> lead, Site site) {
        lead.ifPresent(shown -> Json.object(json, "image", members -> {
            Picture picture = shown.picture();
            int width = picture.widths().getLast();
            members.writeStringProperty("url", site.url() + picture.path(width));
            members.writeNumberProperty("width", width);
            members.writeNumberProperty("height", picture.heightAt(width));
            members.writeStringProperty("alt", shown.alt());
            if (!shown.credit().isEmpty()) {
                members.writeStringProperty("credit", shown.credit());
            }
        }));
    }

    /** Writes the notes of a text; nothing if there are none. */
    public static void footnotes(JsonGenerator json, Body body) {
        if (!body.footnotes().isEmpty()) {
            Json.texts(
                    json,
                    "footnotes",
                    body.footnotes().stream().map(Footnote::html).toList());
        }
    }

    /** Writes an article's section under the section's current name. */
    public static void section(JsonGenerator json, Slug section, Site site) {
        Json.object(json, "section", members -> {
            members.writeStringProperty("id", section.value());
            members.writeStringProperty("name", site.sectionName(section));
        });
    }

    /** Writes a label as an array element. */
    public static void label(JsonGenerator json, Label label) {
        json.writeStartObject();
        json.writeStringProperty("id", label.id().value());
        json.writeStringProperty("name", label.name());
        json.writeEndObject();
    }
}
