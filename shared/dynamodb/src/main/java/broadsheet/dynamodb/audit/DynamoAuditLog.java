package broadsheet.dynamodb.audit;

import broadsheet.audit.AuditLog;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.table.Table;
import javax.inject.Inject;

/** Writes records of acts into the table, each by itself. */
public final class DynamoAuditLog implements AuditLog {
    private final Table table;

    @Inject
    public DynamoAuditLog(Table table) {
        this.table = table;
    }

    @Override
    public void record(AuditRecord audit) {
        table.put(
                AuditItems.item(audit, AuditKeys.by(audit.by().id(), audit.act().toString())));
    }
}
