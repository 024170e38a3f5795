package broadsheet.dynamodb.discussion;

import broadsheet.discussion.Commenter;
import broadsheet.discussion.Network;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Refused.Why;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Rate limits over windows of time. Each counter is an item that expires with its window. The transaction of the
 * limited action also increments the counter, and fails if the limit is reached.
 *
 * @param table the table
 */
public record RateLimits(Table table) {
    /**
     * Counts one action of a reader, and of each network around a reader without an account, within the current hour.
     */
    public List<ConditionalWrite> limiting(String what, Commenter reader, int perHour, Instant now) {
        var hour = Window.hour(now);
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(limiting(what, reader.id(), perHour, hour, Why.TOO_OFTEN));
        for (Network network : reader.networks()) {
            steps.add(limiting(what, network.name(), perHour * network.times(), hour, Why.TOO_OFTEN));
        }
        return steps;
    }

    /**
     * Counts one action within a window; refused if the limit is reached.
     *
     * @param what the kind of action
     * @param who the reader, network or group that the limit applies to
     * @param most the limit
     */
    public ConditionalWrite limiting(String what, String who, int most, Window window, Why why) {
        return ConditionalWrite.orElse(
                limited(what, who, most, window),
                () -> Refused.until(why, Duration.between(window.now(), window.next())));
    }

    /** The write of {@link #limiting(String, String, int, Window, Why)} without its refusal. */
    TransactWriteItem limited(String what, String who, int most, Window window) {
        return table.updating(
                Keys.limit(what, who, window.from().toString()),
                Keys.LIMIT,
                "SET expiresAt = :next ADD #count :one",
                "attribute_not_exists(#count) OR #count < :most",
                Item.empty()
                        .with("next", window.next().getEpochSecond())
                        .with("one", 1)
                        .with("most", most));
    }

    /** How many actions were counted within a window. */
    int counted(String what, String who, Window window) {
        return table.getNow(Keys.limit(what, who, window.from().toString()), Keys.LIMIT)
                .map(item -> item.number("count"))
                .orElse(0);
    }

    /**
     * A window of time for a rate limit.
     *
     * @param now the time of the action
     * @param from the start of the window
     * @param next the start of the next window
     */
    public record Window(Instant now, Instant from, Instant next) {
        static Window hour(Instant now) {
            return of(now, ChronoUnit.HOURS);
        }

        public static Window day(Instant now) {
            return of(now, ChronoUnit.DAYS);
        }

        private static Window of(Instant now, ChronoUnit unit) {
            Instant from = now.truncatedTo(unit);
            return new Window(now, from, from.plus(1, unit));
        }
    }
}
