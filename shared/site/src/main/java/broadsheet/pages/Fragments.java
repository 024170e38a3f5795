package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.json.Json;
import broadsheet.readership.MostRead;
import broadsheet.readership.MostReads;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Builds fragments: content that many pages share. Open pages fetch them, so that a change does not rewrite all those
 * pages. Each member has its own method.
 */
final class Fragments {
    private final LivePages live;
    private final MostReads mostReads;
    private final InstantSource clock;

    /** Creates an instance; the clock determines the windows of the "most read" rankings. */
    Fragments(LivePages live, MostReads mostReads, InstantSource clock) {
        this.live = live;
        this.mostReads = mostReads;
        this.clock = clock;
    }

    /** The fragment of a listing as JSON; empty if the site has no such section. */
    Optional<String> of(Listing listing, PageMetadataFactory factory, RenderContext context) {
        if (listing instanceof Listing.OfSection(Slug section)
                && factory.site().section(section).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Json.write(json -> {
            json.writeStartObject();
            live(json, context.teasers(listing), factory);
            mostRead(json, listing);
            json.writeEndObject();
        }));
    }

    private void mostRead(JsonGenerator json, Listing listing) {
        MostRead most = mostReads.of(listing, clock.instant());
        Json.object(json, "mostRead", windows -> {
            Json.array(windows, "day", most.ofDay(), Fragments::title);
            Json.array(windows, "week", most.ofWeek(), Fragments::title);
        });
    }

    private static void title(JsonGenerator json, MostRead.Title title) {
        json.writeStartObject();
        json.writeStringProperty("url", Article.path(title.slug()));
        json.writeStringProperty("title", title.text());
        json.writeEndObject();
    }

    /** Writes the open coverages with the latest update of each, as data and as the same HTML that pages contain. */
    private void live(JsonGenerator json, List<Teaser> teasers, PageMetadataFactory factory) {
        Json.array(json, "live", teasers, (array, teaser) -> {
            array.writeStartObject();
            array.writeStringProperty("coverage", teaser.coverage().id().value());
            array.writeStringProperty("url", teaser.path());
            array.writeStringProperty("title", teaser.coverage().title());
            teaser.latest()
                    .ifPresent(update -> Json.object(array, "latest", latest -> {
                        latest.writeStringProperty("id", update.id().value());
                        latest.writeStringProperty("headline", teaser.headline());
                        latest.writeStringProperty("posted", update.posted().toString());
                        latest.writeStringProperty("url", teaser.latestPath());
                    }));
            array.writeStringProperty("html", live.html(teaser, factory));
            array.writeEndObject();
        });
    }
}
