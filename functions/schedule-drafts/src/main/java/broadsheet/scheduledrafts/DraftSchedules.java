package broadsheet.scheduledrafts;

import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.authoring.DraftReader;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftRefusal;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.draft.StaleDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import broadsheet.http.EntityTag;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.publishing.DraftPublisher;
import broadsheet.publishing.ScheduleQueue;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.ScheduledTime;
import broadsheet.schedule.Schedules;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.inject.Inject;

/** Schedules the publication of drafts. */
final class DraftSchedules {
    private final Schedules schedules;
    private final WorkingDrafts drafts;
    private final Sites sites;
    private final DraftReader reader;
    private final DraftPublisher publisher;
    private final ScheduleQueue queue;
    private final InstantSource clock;

    @Inject
    DraftSchedules(
            Schedules schedules,
            WorkingDrafts drafts,
            Sites sites,
            DraftReader reader,
            DraftPublisher publisher,
            ScheduleQueue queue,
            InstantSource clock) {
        this.schedules = schedules;
        this.drafts = drafts;
        this.sites = sites;
        this.reader = reader;
        this.publisher = publisher;
        this.queue = queue;
        this.clock = clock;
    }

    /** Schedules a draft, or changes its schedule. A repeat is answered alike. */
    Response set(Request request, DraftId id, DraftUser by) {
        String condition = request.header("if-match")
                .orElseThrow(() ->
                        Problem.preconditionRequired("Say in If-Match which version of the draft you have read."));
        Instant now = clock.instant();
        Site site = sites.site();
        var errors = new FieldErrors();
        Optional<ScheduledTime> time = ScheduleRequest.read(request, site, now, errors);
        WorkingDraft.Contents contents = drafts.read(id).orElseThrow(() -> none(id));
        int version = contents.draft().version();
        boolean isRepeat =
                contents.draft().status() == DraftStatus.SCHEDULED && EntityTag.matchAllows(condition, version - 1);
        if (!isRepeat && !EntityTag.matchAllows(condition, version)) {
            throw Problem.preconditionFailed(new StaleDraft(contents.draft()).getMessage());
        }
        requirePublishable(contents, time.map(ScheduledTime::at).orElse(now), errors);
        try {
            // The text that was checked is that of this version.
            Schedule schedule = schedules.set(
                    ScheduleRequest.id(now),
                    id,
                    current -> current <= version && EntityTag.matchAllows(condition, current),
                    time.orElseThrow(),
                    by,
                    now);
            queue.sendIfSoon(schedule, now);
            return Response.json(200, json -> ScheduleJson.members(json, schedule))
                    .with("etag", EntityTag.ofRevision(schedule.version()))
                    .with("cache-control", "no-store");
        } catch (StaleDraft stale) {
            throw Problem.preconditionFailed(stale.getMessage());
        } catch (DraftRefusal gone) {
            throw none(id);
        }
    }

    /**
     * Refuses what publication would refuse. An address that is taken today may be free by then, but nobody could rely on it.
     *
     * @param errors the errors found so far, which are thrown with those of the document
     * @throws SlugTaken if there are no errors, and the draft cannot have one of its addresses
     */
    private void requirePublishable(WorkingDraft.Contents contents, Instant publication, FieldErrors errors) {
        try {
            DraftReader.Publishable content = reader.read(contents, Optional.of(publication), publication);
            if (errors.count() == 0) {
                publisher.requirePublishable(contents.draft(), content);
            }
        } catch (ValidationException invalid) {
            invalid.errors().forEach(error -> errors.add(error.at(), error.detail()));
        } catch (SlugTaken taken) {
            errors.throwIfAny();
            throw taken;
        } catch (RevisionConflict moved) {
            throw Problem.conflict(moved.getMessage());
        }
        errors.throwIfAny();
    }

    /** The schedule of a draft, for those who may see the draft. */
    Response read(DraftId id, DraftPermissions who) {
        WorkingDraft draft = drafts.find(id).filter(who::maySee).orElseThrow(() -> none(id));
        Schedule schedule = schedules
                .of(new ScheduleSubject.OfDraft(draft.id()))
                .map(PendingSchedule::schedule)
                .orElseThrow(() -> Problem.none("schedule of the draft", id.value()));
        return Response.json(200, json -> ScheduleJson.members(json, schedule)).with("cache-control", "no-store");
    }

    /** Cancels a draft's schedule. */
    Response cancel(DraftId id, DraftUser by) {
        schedules.cancel(new ScheduleSubject.OfDraft(id), by, clock.instant());
        if (drafts.find(id).isEmpty()) {
            throw none(id);
        }
        return Response.empty(204);
    }

    private static Problem none(DraftId id) {
        return Problem.none("draft", id.value());
    }
}
