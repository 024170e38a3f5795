package broadsheet.dynamodb.live;

import broadsheet.article.Slug;
import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Table;
import broadsheet.live.Coverage;
import broadsheet.live.LiveUpdate;
import java.time.Instant;
import java.util.Optional;

/**
 * The records of what editors did to live coverage, each for the transaction of its act.
 *
 * @param table the table
 * @param by who acts
 * @param now when
 */
record LiveRecords(Table table, Actor by, Instant now) {
    /** The record of a coverage that was opened, closed or changed otherwise. */
    ConditionalWrite of(Optional<Coverage> before, Coverage after) {
        boolean closes = after.metadata().closed()
                && before.filter(old -> old.metadata().closed()).isEmpty();
        Act changed = closes ? Act.COVERAGE_CLOSED : Act.COVERAGE_CHANGED;
        Act act = before.isPresent() ? changed : Act.COVERAGE_OPENED;
        return recording(
                act, after.id().value(), after.metadata().title(), AuditKeys.coverage(after.id(), after.revision()));
    }

    /**
     * The record of an update that was posted, corrected or withdrawn. It has no word of it, because a withdrawal leaves
     * none.
     */
    ConditionalWrite of(Slug coverage, Optional<LiveUpdate> before, LiveUpdate after) {
        Act revised = after.content().isPresent() ? Act.UPDATE_CHANGED : Act.UPDATE_WITHDRAWN;
        return recording(
                before.isPresent() ? revised : Act.UPDATE_POSTED,
                coverage.value() + "#" + after.place(),
                "",
                AuditKeys.update(coverage, after.place(), after.revision()));
    }

    private ConditionalWrite recording(Act act, String subject, String title, String key) {
        return ConditionalWrite.of(
                AuditItems.recording(table, new AuditRecord(now, by, act, subject, title, Optional.empty()), key));
    }
}
