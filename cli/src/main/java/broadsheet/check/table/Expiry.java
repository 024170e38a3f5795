package broadsheet.check.table;

import broadsheet.dynamodb.table.Item;
import java.time.Duration;
import java.time.Instant;

/** When items expire. DynamoDB deletes an expired item some time after its expiry, in no particular order. */
final class Expiry {
    private static final Duration SOON = Duration.ofDays(1);

    private Expiry() {}

    /** Returns whether an item has expired or expires within a day, so that it may vanish during the check. */
    static boolean isNear(Item item, Instant now) {
        return isNear(item, Duration.ZERO, now);
    }

    /**
     * Returns whether a related item, which expires the given time before this one, has expired or expires within a
     * day.
     */
    static boolean isNear(Item item, Duration before, Instant now) {
        return item.has("expiresAt")
                && Instant.ofEpochSecond(item.number("expiresAt"))
                        .isBefore(now.plus(SOON).plus(before));
    }
}
