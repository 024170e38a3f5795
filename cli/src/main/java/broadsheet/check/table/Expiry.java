package broadsheet.check.table;

import broadsheet.dynamodb.table.Item;
import java.time.Duration;
import java.time.Instant;

/** When items go by themselves: DynamoDB takes them away some time after, in no order. */
final class Expiry {
    private static final Duration SOON = Duration.ofDays(1);

    private Expiry() {}

    /** Whether an item may go while it is looked at, or should have gone already. */
    static boolean isNear(Item item, Instant now) {
        return isNear(item, Duration.ZERO, now);
    }

    /** Whether what goes so long before the item may. */
    static boolean isNear(Item item, Duration before, Instant now) {
        return item.has("expiresAt")
                && Instant.ofEpochSecond(item.number("expiresAt"))
                        .isBefore(now.plus(SOON).plus(before));
    }
}
