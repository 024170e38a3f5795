package broadsheet.dynamodb.discussion;

import broadsheet.audit.Act;
import broadsheet.discussion.Anonymity;
import broadsheet.discussion.Moderator;
import broadsheet.dynamodb.discussion.RateLimits.Window;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Blocks readers and vouches for their names, each with its record. What is so already is neither written nor recorded
 * again.
 *
 * @param table the table
 * @param records the records
 */
record ReaderMarks(Table table, ModerationRecords records) {
    private static final String EXPIRES = "expiresAt";

    /** Blocks a reader. An anonymous reader's id changes every day, so that block expires at the end of the day. */
    void block(String reader, Moderator by, Instant now) {
        Item block = signed(Item.keyed(Keys.reader(reader), Keys.BLOCKED), by, now);
        Item lasting = Anonymity.isOneOf(reader)
                ? block.with(EXPIRES, Window.day(now).next().getEpochSecond())
                : block;
        set(lasting, there -> !isExpired(there, now), () -> records.ofReader(Act.READER_BLOCKED, reader, by, now));
    }

    void unblock(String reader, Moderator by, Instant now) {
        clear(reader, Keys.BLOCKED, () -> records.ofReader(Act.READER_UNBLOCKED, reader, by, now));
    }

    /** Vouches for a reader's name. */
    void verify(String reader, String name, Moderator by, Instant now) {
        Item byline = signed(Item.keyed(Keys.reader(reader), Keys.BYLINE).with("name", name), by, now);
        set(
                byline,
                there -> there.string("name").equals(name),
                () -> records.ofReader(Act.READER_VERIFIED, reader, by, now));
    }

    void unverify(String reader, Moderator by, Instant now) {
        clear(reader, Keys.BYLINE, () -> records.ofReader(Act.READER_UNVERIFIED, reader, by, now));
    }

    private static Item signed(Item mark, Moderator by, Instant now) {
        return mark.with("by", by.id()).with("byName", by.name()).with("at", now.toString());
    }

    private void set(Item mark, Predicate<Item> isSame, Supplier<ConditionalWrite> audit) {
        ConditionalWrite.untilDone("the reader's record", () -> {
            Optional<Item> there = table.getNow(mark.string("pk"), mark.string("sk"));
            if (there.filter(isSame).isPresent()) {
                return Optional.of(true);
            }
            Item read = there.map(item -> Item.empty().with("read", item.string("at")))
                    .orElseGet(Item::empty);
            String asRead = there.isPresent() ? "#at = :read" : Table.NEW;
            return done(List.of(ConditionalWrite.of(table.putting(mark, asRead, read)), audit.get()));
        });
    }

    private void clear(String reader, String sk, Supplier<ConditionalWrite> audit) {
        String pk = Keys.reader(reader);
        ConditionalWrite.untilDone("the reader's record", () -> {
            if (table.getNow(pk, sk).isEmpty()) {
                return Optional.of(true);
            }
            return done(List.of(
                    ConditionalWrite.of(table.deleting(pk, sk, "attribute_exists(pk)", Item.empty())), audit.get()));
        });
    }

    private Optional<Boolean> done(List<ConditionalWrite> steps) {
        return ConditionalWrite.make(table, steps) ? Optional.of(true) : Optional.empty();
    }

    private static boolean isExpired(Item item, Instant now) {
        return item.has(EXPIRES) && item.number(EXPIRES) <= now.getEpochSecond();
    }
}
