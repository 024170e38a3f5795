package broadsheet.publisharticle;

import broadsheet.article.Article;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Site;
import broadsheet.draft.DraftId;
import broadsheet.http.EntityTag;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.log.Metric;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleSubject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Answers what a publication made, as JSON. */
final class PublicationAnswer {
    private PublicationAnswer() {}

    /**
     * The answer of a publication.
     *
     * @param ignored what the reader of the document skipped
     */
    static Response of(Publication publication, List<String> ignored, Site site) {
        return of(publication, ignored, site, Optional.empty());
    }

    /**
     * The answer of a publication.
     *
     * @param superseded the draft of the document that it took the place of
     */
    static Response of(Publication publication, List<String> ignored, Site site, Optional<DraftId> superseded) {
        Response answer = answer(publication, ignored, site, superseded);
        return publication.outcome() == Outcome.UNCHANGED ? answer : answer.counted(Metric.PUBLISHED);
    }

    /** The same answer for a publication that was counted before. */
    static Response repeated(Publication publication, List<String> ignored, Site site) {
        return answer(publication, ignored, site, Optional.empty());
    }

    private static Response answer(
            Publication publication, List<String> ignored, Site site, Optional<DraftId> superseded) {
        return Response.json(publication.outcome() == Outcome.CREATED ? 201 : 200, json -> {
                    json.writeStringProperty("id", publication.article().value());
                    json.writeStringProperty("slug", publication.slug().value());
                    json.writeNumberProperty("revision", publication.revision());
                    json.writeStringProperty("url", site.url() + Article.path(publication.slug()));
                    json.writeStringProperty(
                            "outcome", publication.outcome().name().toLowerCase(Locale.ROOT));
                    ignored(json, ignored);
                    superseded.ifPresent(draft -> json.writeStringProperty("superseded", draft.value()));
                })
                .with("etag", EntityTag.ofRevision(publication.revision()));
    }

    /** The answer to a document that waits for its date as a draft. */
    static Response scheduled(Schedule schedule, List<String> ignored) {
        return Response.json(202, json -> {
                    json.writeStringProperty("draft", draft(schedule).value());
                    json.writeStringProperty("at", schedule.time().at().toString());
                    ignored(json, ignored);
                })
                .with("location", "/api/drafts/" + draft(schedule));
    }

    private static DraftId draft(Schedule schedule) {
        if (schedule.subject() instanceof ScheduleSubject.OfDraft(DraftId draft)) {
            return draft;
        }
        throw new IllegalArgumentException("no draft's schedule: " + schedule.subject());
    }

    private static void ignored(JsonGenerator json, List<String> ignored) {
        if (!ignored.isEmpty()) {
            Json.texts(json, "ignored", ignored);
        }
    }

    /** The path of the article, for a request whose path does not name it. */
    static String location(Publication publication) {
        return "/api" + Article.path(publication.slug());
    }
}
