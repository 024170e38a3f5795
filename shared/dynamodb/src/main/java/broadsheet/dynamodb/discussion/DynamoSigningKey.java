package broadsheet.dynamodb.discussion;

import broadsheet.discussion.SigningKey;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.security.SecureRandom;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Stores a signing key in the table. The first use creates the key, and each function instance reads it once. It
 * stays forever, in backups too, so a restored site accepts its readers' cookies. It reveals no reader's address.
 * Thread-safe.
 */
@Singleton
public final class DynamoSigningKey implements SigningKey {
    private static final int BYTES = 32;

    private final Table table;
    private final String name;
    private byte[] known = {};

    @Inject
    DynamoSigningKey(Table table) {
        this(table, Keys.RECEIPTS);
    }

    /** The key with this sort key in the table. */
    public DynamoSigningKey(Table table, String name) {
        this.table = table;
        this.name = name;
    }

    @Override
    public synchronized byte[] bytes() {
        return existing().orElseGet(() -> {
            make();
            return existing().orElseThrow(() -> new IllegalStateException("the key does not stay"));
        });
    }

    /** The key, for callers that may not create it; empty if nobody has used it yet. */
    public synchronized Optional<byte[]> existing() {
        if (known.length == 0) {
            find().ifPresent(secret -> known = secret);
        }
        return Optional.of(known).filter(secret -> secret.length > 0).map(byte[]::clone);
    }

    private Optional<byte[]> find() {
        return table.getNow(Keys.KEYS, name).map(item -> item.bytes("secret"));
    }

    private void make() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Item item = Item.keyed(Keys.KEYS, name).with("secret", secret);
        try {
            table.client()
                    .putItem(put ->
                            put.tableName(table.name()).item(item.attributes()).conditionExpression(Table.NEW));
        } catch (ConditionalCheckFailedException quicker) {
            // Another function instance has created the key.
        }
    }
}
