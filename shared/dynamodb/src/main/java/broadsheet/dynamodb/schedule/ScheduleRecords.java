package broadsheet.dynamodb.schedule;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.audit.Act;
import broadsheet.audit.AuditRecord;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftUser;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.table.Table;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleSubject;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The records of what staff do to schedules, as writes for the transactions that do it.
 *
 * @param table the table with the records, which is not that of the schedules
 */
record ScheduleRecords(Table table) {
    /** The record of a schedule that is made, or takes the place of another. */
    TransactWriteItem set(Optional<Schedule> before, Schedule schedule, Instant now) {
        Act act = isOfDraft(schedule)
                ? before.isEmpty() ? Act.PUBLICATION_SCHEDULED : Act.PUBLICATION_RESCHEDULED
                : before.isEmpty() ? Act.WITHDRAWAL_SCHEDULED : Act.WITHDRAWAL_RESCHEDULED;
        String note = "For " + schedule.time().words()
                + before.map(known -> "; before, for " + known.time().words()).orElse("");
        return recording(schedule, act, schedule.by(), note, now);
    }

    /** The record of a schedule that is cancelled. */
    TransactWriteItem cancelled(Schedule schedule, DraftUser by, Instant now) {
        Act act = isOfDraft(schedule) ? Act.PUBLICATION_CANCELLED : Act.WITHDRAWAL_CANCELLED;
        return recording(schedule, act, by, "It was for " + schedule.time().words(), now);
    }

    private TransactWriteItem recording(Schedule schedule, Act act, DraftUser by, String note, Instant now) {
        var audit = new AuditRecord(now, by.actor(), act, subject(schedule), schedule.title(), Optional.of(note));
        return AuditItems.recording(table, audit, AuditKeys.schedule(schedule.id(), act));
    }

    private static boolean isOfDraft(Schedule schedule) {
        return schedule.subject() instanceof ScheduleSubject.OfDraft;
    }

    private static String subject(Schedule schedule) {
        return switch (schedule.subject()) {
            case ScheduleSubject.OfDraft(DraftId draft) -> draft.value();
            case ScheduleSubject.OfArticle(ArticleId article) ->
                schedule.slug().map(Slug::value).orElseGet(article::value);
        };
    }
}
