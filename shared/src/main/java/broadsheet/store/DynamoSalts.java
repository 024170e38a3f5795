package broadsheet.store;

import broadsheet.discussion.Salts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import javax.inject.Singleton;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The day's salt in the table: made by whoever asks first, and let go by its expiry. */
@Singleton
final class DynamoSalts implements Salts {
    private static final int BYTES = 32;
    private static final Duration KEPT = Duration.ofDays(2);

    private final Table table;
    private final Map<LocalDate, byte[]> known = new ConcurrentHashMap<>();

    @Inject
    DynamoSalts(Table table) {
        this.table = table;
    }

    @Override
    public byte[] of(LocalDate day) {
        known.keySet().removeIf(other -> !other.equals(day));
        return known.computeIfAbsent(day, this::find).clone();
    }

    private byte[] find(LocalDate day) {
        return read(day).orElseGet(() -> {
            make(day);
            return read(day).orElseThrow(() -> new IllegalStateException("the salt of " + day + " does not stay"));
        });
    }

    private Optional<byte[]> read(LocalDate day) {
        return table.getNow(Keys.salt(day), Keys.SALT)
                .map(item -> item.attributes().get("salt"))
                .map(value -> value.b().asByteArray());
    }

    private void make(LocalDate day) {
        byte[] salt = new byte[BYTES];
        new SecureRandom().nextBytes(salt);
        Item item = Item.keyed(Keys.salt(day), Keys.SALT)
                .with("salt", AttributeValue.fromB(SdkBytes.fromByteArray(salt)))
                .with("expiresAt", CommentItems.expiry(day.atStartOfDay().toInstant(ZoneOffset.UTC), KEPT));
        try {
            table.client()
                    .putItem(put -> put.tableName(table.name())
                            .item(item.attributes())
                            .conditionExpression("attribute_not_exists(pk)"));
        } catch (ConditionalCheckFailedException quicker) {
            // Then it is there.
        }
    }
}
