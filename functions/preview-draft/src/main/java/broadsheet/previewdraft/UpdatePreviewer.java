package broadsheet.previewdraft;

import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Pictures;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.authoring.UpdateReader;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.live.LiveCoverage;
import broadsheet.live.LiveUpdate;
import broadsheet.live.UpdateContent;
import broadsheet.live.UpdateId;
import broadsheet.pages.UpdatePreviews;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** Renders a live update as it would be posted or corrected at this moment. It writes nothing. */
final class UpdatePreviewer {
    /** Where a corrected update is looked for. The desk lists as many. */
    private static final int NEWEST = 50;

    private final Sites sites;
    private final Pictures pictures;
    private final LiveCoverage live;
    private final UpdatePreviews previews;

    @Inject
    UpdatePreviewer(Sites sites, Pictures pictures, LiveCoverage live, UpdatePreviews previews) {
        this.sites = sites;
        this.pictures = pictures;
        this.live = live;
        this.previews = previews;
    }

    Response preview(Request request, Instant now) {
        request.requireGroup(Caller.EDITORS);
        TooLarge.unlessFits("The document", request.body().length);
        Slug coverage = request.slug("coverage");
        UpdateId id = UpdateId.parse(request.path("id"))
                .orElseThrow(() -> ValidationException.because("id", "\"" + request.path("id") + "\" is no ULID"));
        if (live.head(coverage).isEmpty()) {
            throw Problem.none("coverage", coverage.value());
        }
        UpdateReader.Reading reading = UpdateReader.read(request.body(), id, sites.site(), () -> pictures.of(coverage));
        LiveUpdate update = update(coverage, id, reading.draft().content(), now.truncatedTo(ChronoUnit.SECONDS));
        String html = previews.html(coverage, update).orElseThrow(Problem::notFound);
        return Response.json(200, json -> {
                    json.writeStringProperty("html", html);
                    if (!reading.ignored().isEmpty()) {
                        Json.texts(json, "ignored", reading.ignored());
                    }
                })
                .with("cache-control", "no-store");
    }

    private LiveUpdate update(Slug coverage, UpdateId id, UpdateContent content, Instant now) {
        int last = live.progress(coverage).last();
        List<LiveUpdate> newest = live.between(coverage, Math.max(1, last - NEWEST + 1), last);
        return newest.stream()
                .filter(update -> update.id().equals(id))
                .findFirst()
                .map(before -> new LiveUpdate(
                        id,
                        before.place(),
                        before.sequence(),
                        before.revision() + 1,
                        before.posted(),
                        before.content().filter(content::saysTheSameAs).isPresent()
                                ? before.revised()
                                : Optional.of(now),
                        Optional.of(content)))
                .orElseGet(() -> new LiveUpdate(id, last + 1, 1, 1, now, Optional.empty(), Optional.of(content)));
    }
}
