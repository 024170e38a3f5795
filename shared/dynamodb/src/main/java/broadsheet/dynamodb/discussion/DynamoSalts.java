package broadsheet.dynamodb.discussion;

import broadsheet.discussion.Salts;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores the daily salts in a table of their own. It has neither backups nor a stream, so a deletion is final. The
 * transaction that creates a day's salt deletes the salts that are no longer needed. On a site without readers,
 * DynamoDB deletes them some time after they expire. Thread-safe.
 */
@Singleton
public final class DynamoSalts implements Salts {
    private static final int BYTES = 32;

    /** A salt stays valid for the day after its own, to count visits whose messages arrive late. */
    private static final Duration KEPT = Duration.ofDays(2);

    /** How many days' salts a transaction deletes. DynamoDB itself has deleted older ones by then. */
    private static final int DAYS_DELETED = 3;

    private final Table table;
    private final Map<LocalDate, byte[]> known = new ConcurrentHashMap<>();

    @Inject
    DynamoSalts(DynamoDbClient client) {
        this(client, System.getenv("SALTS_TABLE_NAME"));
    }

    DynamoSalts(DynamoDbClient client, String table) {
        this.table = new Table(client, table, Consistency.STRONG);
    }

    @Override
    public byte[] of(LocalDate day) {
        known.keySet().removeIf(other -> !other.equals(day));
        return known.computeIfAbsent(
                        day,
                        any -> ConditionalWrite.untilDone(
                                "the salt of " + day, () -> find(day).or(() -> make(day))))
                .clone();
    }

    private Optional<byte[]> find(LocalDate day) {
        var response = table.client()
                .getItem(get ->
                        get.tableName(table.name()).key(key(day).attributes()).consistentRead(true));
        return response.hasItem() ? Optional.of(Item.of(response.item()).bytes("secret")) : Optional.empty();
    }

    /** Creates the day's salt; empty if another function instance was faster. */
    private Optional<byte[]> make(LocalDate day) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Item salt = key(day).with("secret", secret)
                .with("expiresAt", CommentItems.expiry(day.atStartOfDay().toInstant(ZoneOffset.UTC), KEPT));
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(TransactWriteItem.builder()
                .put(put -> put.tableName(table.name()).item(salt.attributes()).conditionExpression(Table.NEW))
                .build());
        for (long before = KEPT.toDays(); before < KEPT.toDays() + DAYS_DELETED; before++) {
            Item old = key(day.minusDays(before));
            writes.add(TransactWriteItem.builder()
                    .delete(delete -> delete.tableName(table.name()).key(old.attributes()))
                    .build());
        }
        return table.transact(writes) ? Optional.of(secret) : Optional.empty();
    }

    private static Item key(LocalDate day) {
        return Item.empty().with("pk", Keys.salt(day));
    }
}
