package broadsheet.store;

import broadsheet.discussion.Salts;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import javax.inject.Singleton;

/** The day's salt in the table, let go by its expiry. */
@Singleton
final class DynamoSalts implements Salts {
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
        return new StoredSecret(table, Keys.salt(day), Keys.SALT)
                .findOrMake(
                        OptionalLong.of(CommentItems.expiry(day.atStartOfDay().toInstant(ZoneOffset.UTC), KEPT)));
    }
}
