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
 * Stores the signing key in the table. The first use creates the key, and each function instance reads it once. It
 * stays forever, in backups too, so a restored site accepts its readers' cookies. It reveals no reader's address.
 * Thread-safe.
 */
@Singleton
public final class DynamoSigningKey implements SigningKey {
    private static final int BYTES = 32;

    private final Table table;
    private byte[] known = {};

    @Inject
    DynamoSigningKey(Table table) {
        this.table = table;
    }

    @Override
    public synchronized byte[] bytes() {
        if (known.length == 0) {
            known = find().orElseGet(() -> {
                make();
                return find().orElseThrow(() -> new IllegalStateException("the key does not stay"));
            });
        }
        return known.clone();
    }

    private Optional<byte[]> find() {
        return table.getNow(Keys.KEYS, Keys.RECEIPTS).map(item -> item.bytes("secret"));
    }

    private void make() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Item item = Item.keyed(Keys.KEYS, Keys.RECEIPTS).with("secret", secret);
        try {
            table.client()
                    .putItem(put ->
                            put.tableName(table.name()).item(item.attributes()).conditionExpression(Table.NEW));
        } catch (ConditionalCheckFailedException quicker) {
            // Another function instance has created the key.
        }
    }
}
