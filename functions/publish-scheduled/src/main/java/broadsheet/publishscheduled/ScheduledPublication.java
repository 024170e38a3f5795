package broadsheet.publishscheduled;

import broadsheet.article.Articles.RevisionConflict;
import broadsheet.authoring.DraftReader;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.PublishedDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.draft.WorkingDrafts;
import broadsheet.publishing.DraftPublisher;
import broadsheet.schedule.PendingSchedule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.Schedules;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Inject;

/**
 * Publishes a scheduled draft. The order of its writes makes each of them safe to repeat: the attempt, which nobody can
 * cancel; the article; the end of the draft. The schedule itself ends last, so until then the clock tries again.
 */
final class ScheduledPublication {
    private final Schedules schedules;
    private final WorkingDrafts drafts;
    private final DraftReader reader;
    private final DraftPublisher publisher;

    @Inject
    ScheduledPublication(Schedules schedules, WorkingDrafts drafts, DraftReader reader, DraftPublisher publisher) {
        this.schedules = schedules;
        this.drafts = drafts;
        this.reader = reader;
        this.publisher = publisher;
    }

    /**
     * Publishes the draft and deletes it. A new article whose document has no date is dated at the scheduled time, even
     * if it comes late.
     *
     * @return empty if the schedule has been changed, cancelled or begun meanwhile
     */
    Optional<Performed> publish(PendingSchedule pending, DraftId id, Instant now) {
        Schedule schedule = pending.schedule();
        Optional<WorkingDraft.Contents> found = drafts.read(id);
        if (found.isEmpty()) {
            // A scheduled draft can be deleted only here, after its publication.
            Optional<PublishedDraft> end = drafts.published(id);
            end.ifPresent(published -> drafts.retire(id, published, now));
            return Optional.of(
                    new Performed(end.map(published -> published.publication().slug())));
        }
        WorkingDraft draft = found.get().draft();
        if (draft.status() != DraftStatus.SCHEDULED || draft.version() != schedule.version()) {
            throw new RevisionConflict("The draft is not the one that was scheduled.");
        }
        Instant at = schedule.time().at();
        DraftReader.Publishable content = reader.read(found.get(), Optional.of(at), at);
        if (!schedules.begin(pending, OptionalInt.empty())) {
            return Optional.empty();
        }
        PublishedDraft end = publisher.publish(draft, content, schedule.by().actor(), now);
        return Optional.of(new Performed(Optional.of(end.publication().slug())));
    }
}
