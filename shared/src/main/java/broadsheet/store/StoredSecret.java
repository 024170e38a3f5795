package broadsheet.store;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Random bytes in the table, made by whoever asks first.
 *
 * @param table the table
 * @param pk its item's partition
 * @param sk its item's place there
 */
record StoredSecret(Table table, String pk, String sk) {
    private static final int BYTES = 32;

    /**
     * The secret.
     *
     * @param expiresAt when it may be let go if it is made now, in seconds since 1970
     */
    byte[] findOrMake(OptionalLong expiresAt) {
        return find().orElseGet(() -> {
            make(expiresAt);
            return find().orElseThrow(() -> new IllegalStateException("the secret " + pk + " does not stay"));
        });
    }

    private Optional<byte[]> find() {
        return table.getNow(pk, sk)
                .map(item -> item.attributes().get("secret"))
                .map(value -> value.b().asByteArray());
    }

    private void make(OptionalLong expiresAt) {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Item bytes = Item.keyed(pk, sk).with("secret", AttributeValue.fromB(SdkBytes.fromByteArray(secret)));
        Item item = expiresAt.isPresent() ? bytes.with("expiresAt", expiresAt.getAsLong()) : bytes;
        try {
            table.client()
                    .putItem(put ->
                            put.tableName(table.name()).item(item.attributes()).conditionExpression(Table.NEW));
        } catch (ConditionalCheckFailedException quicker) {
            // Then it is there.
        }
    }
}
