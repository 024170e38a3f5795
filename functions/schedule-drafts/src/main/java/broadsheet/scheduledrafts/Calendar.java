package broadsheet.scheduledrafts;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles;
import broadsheet.article.Sites;
import broadsheet.authoring.Dates;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.WorkingDrafts;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.schedule.DoneSchedule;
import broadsheet.schedule.FailedSchedule;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.Schedules;
import broadsheet.validation.FieldErrors;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** Lists what is scheduled and what was done within a period, and what failed within the last week and is not mended. */
final class Calendar {
    private static final int USUAL = 100;
    /** Each takes a read of its draft or article. */
    private static final int MOST_FAILED = 50;

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Schedules schedules;
    private final WorkingDrafts drafts;
    private final Articles articles;
    private final Sites sites;
    private final InstantSource clock;

    @Inject
    Calendar(Schedules schedules, WorkingDrafts drafts, Articles articles, Sites sites, InstantSource clock) {
        this.schedules = schedules;
        this.drafts = drafts;
        this.articles = articles;
        this.sites = sites;
        this.clock = clock;
    }

    /** A page of the calendar. Without a period it has everything that is scheduled. */
    Response list(Request request) {
        Instant now = clock.instant();
        ZoneId zone = sites.site().zone();
        var errors = new FieldErrors();
        Instant from = moment(request, "from", zone, errors).orElse(Instant.EPOCH);
        Instant to = moment(request, "to", zone, errors).orElse(LAST);
        int limit = request.limit(USUAL, Schedules.MAX_LIMIT, errors);
        errors.throwIfAny();
        Schedules.Page page = schedules.between(from, to, limit, request.parameter("cursor"));
        List<DoneSchedule> done = schedules.done(from, to, limit);
        List<FailedSchedule> failed = schedules.failed(now.minus(FailedSchedule.SHOWN)).stream()
                .limit(MOST_FAILED)
                .filter(failure -> !isMended(failure.schedule().subject()))
                .toList();
        return Response.json(200, json -> {
                    Json.array(json, "schedules", page.schedules(), ScheduleJson::object);
                    Json.array(json, "done", done, ScheduleJson::object);
                    Json.array(json, "failed", failed, ScheduleJson::object);
                    page.next().ifPresent(next -> json.writeStringProperty("next", next));
                })
                .with("cache-control", "no-store");
    }

    /** Whether the draft or article has been published, withdrawn, deleted or scheduled again. */
    private boolean isMended(ScheduleSubject subject) {
        return switch (subject) {
            case ScheduleSubject.OfDraft(DraftId draft) ->
                drafts.find(draft)
                        .filter(still -> still.status() != DraftStatus.SCHEDULED)
                        .isEmpty();
            case ScheduleSubject.OfArticle(ArticleId article) ->
                articles.published(article).isEmpty() || schedules.of(subject).isPresent();
        };
    }

    private static Optional<Instant> moment(Request request, String name, ZoneId zone, FieldErrors errors) {
        Optional<String> text = request.parameter(name);
        Optional<Instant> moment = text.flatMap(written -> Dates.parse(written, zone));
        if (text.isPresent() && moment.isEmpty()) {
            errors.add(name, "is no date: write 2026-10-25 or 2026-10-25T09:30:00Z");
        }
        return moment;
    }
}
