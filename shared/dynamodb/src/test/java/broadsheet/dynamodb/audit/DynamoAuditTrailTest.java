package broadsheet.dynamodb.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.audit.AuditTrail.Page;
import broadsheet.audit.AuditTrail.Selection;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.validation.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoAuditTrailTest {
    private static final Instant BEGIN = Instant.parse("2025-11-29T22:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofDays(130));
    private static final List<Act> ACTS = List.of(Act.ARTICLE_PUBLISHED, Act.SITE_CHANGED, Act.ARTICLE_CORRECTED);
    private static final Actor ADA = new Actor("ada", "Ada Editor");
    private static final Actor BOB = new Actor("bob", "");

    private final DynamoDbClient client = Dynoxide.shared().client();

    /** Pages of any size list what was done in a time, newest first, each act once. */
    @Property(tries = 25)
    void pagesListEachRecordOfAPeriodOnce(
            @ForAll @Size(max = 30) List<@IntRange(max = 130 * 24) Integer> hours,
            @ForAll @IntRange(max = 130 * 24) int from,
            @ForAll @IntRange(max = 130 * 24) int to,
            @ForAll @IntRange(min = 1, max = 12) int limit) {
        var table = table();
        List<AuditRecord> all = IntStream.range(0, hours.size())
                .mapToObj(i -> written(table, i, BEGIN.plus(Duration.ofHours(hours.get(i)))))
                .toList();
        Instant first = BEGIN.plus(Duration.ofHours(from));
        Instant last = BEGIN.plus(Duration.ofHours(to));
        for (Optional<String> by : List.of(Optional.<String>empty(), Optional.of("ada"))) {
            for (Optional<Act> act : List.of(Optional.<Act>empty(), Optional.of(Act.SITE_CHANGED))) {
                Predicate<AuditRecord> wanted = record -> !record.at().isBefore(first)
                        && record.at().isBefore(last)
                        && by.filter(id -> !record.by().id().equals(id)).isEmpty()
                        && act.filter(one -> record.act() != one).isEmpty();
                assertEquals(
                        sorted(all.stream().filter(wanted).toList()),
                        sorted(listed(table, new Selection(first, last, by, act), limit)));
            }
        }
    }

    @Test
    void recordsOfTheLastMillisecondOfAMonthAreListed() {
        var table = table();
        AuditRecord last = written(table, 1, Instant.parse("2025-12-31T23:59:59.999Z"));
        AuditRecord next = written(table, 2, Instant.parse("2026-01-01T00:00:00Z"));
        assertEquals(
                List.of(next, last), listed(table, new Selection(BEGIN, END, Optional.empty(), Optional.empty()), 1));
    }

    @Test
    void aSecondWriteOfARecordChangesNothing() {
        var table = table();
        AuditRecord first = written(table, 1, BEGIN);
        var other = new AuditRecord(BEGIN, BOB, Act.ARTICLE_WITHDRAWN, "other", "Other", Optional.empty());
        assertFalse(table.transact(List.of(AuditItems.recording(table, other, "1"))));
        assertEquals(List.of(first), listed(table, new Selection(BEGIN, END, Optional.empty(), Optional.empty()), 9));
    }

    @Test
    void aRecordOfAnActThatANewerVersionKnowsIsLeftOut() {
        var table = table();
        AuditRecord known = written(table, 1, BEGIN);
        Item unknown = AuditItems.item(known, "2").with("act", "something-new");
        assertTrue(table.transact(List.of(table.putting(unknown))));
        assertEquals(List.of(known), listed(table, new Selection(BEGIN, END, Optional.empty(), Optional.empty()), 1));
    }

    @Test
    void aCursorOfNoPageIsRefused() {
        var indexEntry = new DynamoAuditTrail(table());
        assertThrows(
                ValidationException.class,
                () -> indexEntry.list(
                        new Selection(BEGIN, END, Optional.empty(), Optional.empty()), 1, Optional.of("bm90aGluZw")));
    }

    private Table table() {
        return new Table(client, Tables.create(client), Consistency.STRONG);
    }

    private static AuditRecord written(Table table, int number, Instant at) {
        var audit = new AuditRecord(
                at,
                number % 2 == 0 ? ADA : BOB,
                ACTS.get(number % ACTS.size()),
                "article-" + number,
                "Article " + number,
                Optional.of("Note " + number).filter(note -> number % 3 == 0));
        assertTrue(table.transact(List.of(AuditItems.recording(table, audit, String.valueOf(number)))));
        return audit;
    }

    private static List<AuditRecord> listed(Table table, Selection selection, int limit) {
        var indexEntry = new DynamoAuditTrail(table);
        List<AuditRecord> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page page = indexEntry.list(selection, limit, cursor);
            assertTrue(page.records().size() <= limit);
            found.addAll(page.records());
            cursor = page.next();
        } while (cursor.isPresent());
        for (int i = 1; i < found.size(); i++) {
            assertFalse(found.get(i).at().isAfter(found.get(i - 1).at()));
        }
        return found;
    }

    /** Records of one time have no order among each other. */
    private static List<AuditRecord> sorted(List<AuditRecord> records) {
        return records.stream()
                .sorted(Comparator.comparing(AuditRecord::at).reversed().thenComparing(AuditRecord::subject))
                .toList();
    }
}
