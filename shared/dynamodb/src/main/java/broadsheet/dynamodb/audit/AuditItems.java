package broadsheet.dynamodb.audit;

import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.audit.AuditTrail;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Converts between audit records and items. */
public final class AuditItems {
    static final String ACT = "act";
    static final String BY = "by";

    private AuditItems() {}

    /**
     * The write of a record, for the transaction that carries out the act. It never replaces another record.
     *
     * @param key names the act among those of that time, by {@link AuditKeys}
     */
    public static TransactWriteItem recording(Table table, AuditRecord audit, String key) {
        return table.putting(item(audit, key), Table.NEW, Item.empty());
    }

    /** A record as an item. */
    public static Item item(AuditRecord audit, String key) {
        Item by =
                Item.empty().with("id", audit.by().id()).with("name", audit.by().name());
        return key(audit.at(), key)
                .with(BY, by)
                .with(ACT, audit.act().toString())
                .with("subject", audit.subject())
                .with("title", audit.title())
                .with("note", audit.note())
                .with("expiresAt", audit.at().plus(AuditTrail.KEPT).getEpochSecond());
    }

    /** The key of a record, as an item. */
    public static Item key(Instant at, String act) {
        return Item.keyed(AuditKeys.month(AuditKeys.monthOf(at)), AuditKeys.record(at, act));
    }

    /** The record of an item; empty if a newer version of the system wrote an act that this one does not know. */
    static Optional<AuditRecord> audit(Item item) {
        return Act.parse(item.string(ACT))
                .map(act -> new AuditRecord(
                        AuditKeys.timeOf(item.string("sk")),
                        item.optional(BY, by -> new Actor(by.string("id"), by.string("name")))
                                .orElseThrow(),
                        act,
                        item.string("subject"),
                        item.string("title"),
                        item.optional("note")));
    }
}
