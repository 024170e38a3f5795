package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import broadsheet.json.Json;
import broadsheet.readership.MostRead;
import broadsheet.readership.MostReads;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import tools.jackson.core.JsonGenerator;

/** What many pages show of the site, or of a section, and none of them must be rewritten for. */
public final class Fragments {
    private final MostReads mostReads;
    private final InstantSource clock;

    /** Asks these ports; the clock says what is of the last day still. */
    @Inject
    public Fragments(MostReads mostReads, InstantSource clock) {
        this.mostReads = mostReads;
        this.clock = clock;
    }

    /** The fragment of a listing as JSON; empty if it is of a section that the site does not have. */
    Optional<String> of(Listing listing, Site site) {
        return ListingHead.of(listing, List.of(), site).map(head -> {
            MostRead mostRead = mostReads.of(listing, clock.instant());
            return Json.write(json -> {
                json.writeStartObject();
                Json.object(json, "mostRead", windows -> {
                    Json.array(windows, "day", mostRead.ofDay(), Fragments::title);
                    Json.array(windows, "week", mostRead.ofWeek(), Fragments::title);
                });
                json.writeEndObject();
            });
        });
    }

    private static void title(JsonGenerator json, MostRead.Title title) {
        json.writeStartObject();
        json.writeStringProperty("url", Article.path(title.slug()));
        json.writeStringProperty("title", title.text());
        json.writeEndObject();
    }
}
