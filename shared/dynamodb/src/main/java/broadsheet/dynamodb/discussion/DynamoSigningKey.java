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
 * The key in the table, made by whoever asks first and read once per cold start. It stays for good, in backups too: a
 * restored site knows its readers' cookies again. No address can be found with it.
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
            // Then it is there.
        }
    }
}
