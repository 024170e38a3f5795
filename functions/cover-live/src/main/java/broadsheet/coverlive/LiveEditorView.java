package broadsheet.coverlive;

import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.http.EntityTag;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.live.Coverage;
import broadsheet.live.ListedCoverage;
import broadsheet.live.LiveCoverage;
import broadsheet.live.LiveCoverageStore.Written;
import broadsheet.live.LiveUpdate;
import broadsheet.live.OpenCoverage;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import tools.jackson.core.JsonGenerator;

/** The read side for editors: lists of coverages, and the content of one. */
final class LiveEditorView {
    private static final int COVERAGES = 100;
    private static final int UPDATES = 50;

    private final LiveCoverage live;

    @Inject
    LiveEditorView(LiveCoverage live) {
        this.live = live;
    }

    /** Lists the open coverages, with the number of updates of each. */
    Response open() {
        return Response.json(
                200,
                json -> Json.array(json, "coverages", live.open(COVERAGES), (array, coverage) -> {
                    array.writeStartObject();
                    write(array, coverage);
                    array.writeEndObject();
                }));
    }

    /**
     * Lists closed coverages, the one opened last first. It filters open coverages out of the page, so a page may have
     * fewer than {@code limit} entries although more follow.
     */
    Response closed(int limit, Optional<String> cursor) {
        LiveCoverage.Page page = live.every(limit, cursor);
        return Response.json(200, json -> {
            Json.array(
                    json,
                    "coverages",
                    page.coverages().stream()
                            .filter(coverage -> coverage.closed().isPresent())
                            .toList(),
                    (array, coverage) -> {
                        array.writeStartObject();
                        write(array, coverage);
                        array.writeEndObject();
                    });
            page.next().ifPresent(next -> json.writeStringProperty("next", next));
        });
    }

    private void write(JsonGenerator json, ListedCoverage coverage) {
        json.writeStringProperty("coverage", coverage.id().value());
        json.writeStringProperty("title", coverage.title());
        json.writeStringProperty("section", coverage.section().value());
        json.writeStringProperty("opened", coverage.opened().toString());
        coverage.closed().ifPresent(closed -> json.writeStringProperty("closed", closed.toString()));
        json.writeNumberProperty("updates", live.progress(coverage.id()).last());
    }

    private void write(JsonGenerator json, OpenCoverage coverage) {
        json.writeStringProperty("coverage", coverage.id().value());
        json.writeStringProperty("title", coverage.title());
        json.writeStringProperty("section", coverage.section().value());
        json.writeStringProperty("opened", coverage.opened().toString());
        json.writeNumberProperty("updates", live.progress(coverage.id()).last());
    }

    /**
     * Returns a coverage's document and up to 50 of its updates, newest first.
     *
     * @param before lists updates with a lower number only; empty for the newest
     */
    Response coverage(Slug coverage, Written written, Site site, Optional<Integer> before) {
        int last = before.map(place -> place - 1)
                .orElseGet(() -> live.progress(coverage).last());
        List<LiveUpdate> updates =
                live.between(coverage, Math.max(1, last - UPDATES + 1), last).reversed();
        Response answer = Response.json(200, json -> {
            json.writeStringProperty("coverage", coverage.value());
            json.writeStringProperty("url", site.url() + Coverage.path(coverage));
            json.writeNumberProperty("revision", written.revision());
            written.document().ifPresent(document -> json.writeStringProperty("document", document));
            Json.array(json, "updates", updates, (array, update) -> write(array, update, site));
        });
        return answer.with("etag", EntityTag.ofRepresentation(written.revision(), answer.body()));
    }

    private static void write(JsonGenerator json, LiveUpdate update, Site site) {
        json.writeStartObject();
        json.writeStringProperty("id", update.id().value());
        json.writeNumberProperty("place", update.place());
        json.writeNumberProperty("revision", update.revision());
        json.writeStringProperty("posted", update.posted().toString());
        update.content()
                .ifPresentOrElse(
                        content -> {
                            json.writeStringProperty("headline", content.headline());
                            Json.array(
                                    json,
                                    "authors",
                                    content.authors(),
                                    (array, author) -> array.writeString(
                                            site.byline(author).name()));
                            json.writeBooleanProperty("pinned", content.pinned());
                        },
                        () -> json.writeBooleanProperty("withdrawn", true));
        json.writeEndObject();
    }
}
