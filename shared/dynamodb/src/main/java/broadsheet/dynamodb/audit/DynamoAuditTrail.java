package broadsheet.dynamodb.audit;

import broadsheet.audit.AuditRecord;
import broadsheet.audit.AuditTrail;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.validation.FourDigitYears;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads the records of what staff did, month by month. */
public final class DynamoAuditTrail implements AuditTrail {
    /** The most queries of one call: more than the months that are kept, so that quiet months cost one call together. */
    private static final int QUERIES = 30;

    /** Of records with a name and a note of 300 bytes, these cost some forty read units. */
    private static final int READ = 1_000;

    private final Table table;

    @Inject
    public DynamoAuditTrail(Table table) {
        this.table = table;
    }

    @Override
    public Page list(Selection selection, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        String before = cursor.map(text -> Cursor.read(text, DynamoAuditTrail::isKey))
                .orElseGet(() -> AuditKeys.time(selection.to()));
        List<AuditRecord> found = new ArrayList<>();
        int read = 0;
        for (int queries = 0; queries < QUERIES && read < READ; queries++) {
            YearMonth month = monthBefore(before);
            QueryResponse response = query(selection, month, before, limit - found.size());
            read += response.scannedCount();
            for (Map<String, AttributeValue> attributes : response.items()) {
                Item item = Item.of(attributes);
                if (item.string("sk").equals(before)) {
                    continue;
                }
                AuditItems.audit(item).ifPresent(found::add);
                if (found.size() == limit) {
                    return new Page(found, Optional.of(Cursor.of(item.string("sk"))));
                }
            }
            if (response.hasLastEvaluatedKey()) {
                before = Item.of(response.lastEvaluatedKey()).string("sk");
            } else if (month.isAfter(AuditKeys.monthOf(selection.from()))) {
                before = AuditKeys.time(AuditKeys.beginningOf(month));
            } else {
                return new Page(found, Optional.empty());
            }
        }
        return new Page(found, Optional.of(Cursor.of(before)));
    }

    /** The records of a month that are older than a key, and the one that has it. */
    private QueryResponse query(Selection selection, YearMonth month, String before, int wanted) {
        String from = AuditKeys.time(selection.from());
        boolean isAll = selection.by().isEmpty() && selection.act().isEmpty();
        return table.query(
                "pk = :pk AND sk BETWEEN :a AND :b",
                List.of(AuditKeys.month(month), from.compareTo(before) < 0 ? from : before, before),
                query -> {
                    query.scanIndexForward(false).limit(isAll ? wanted + 1 : READ);
                    filter(selection, query);
                });
    }

    private static void filter(Selection selection, QueryRequest.Builder query) {
        List<String> conditions = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>(query.build().expressionAttributeValues());
        selection.by().ifPresent(account -> {
            conditions.add("#by.#id = :by");
            names.putAll(Map.of("#by", AuditItems.BY, "#id", "id"));
            values.put(":by", AttributeValue.fromS(account));
        });
        selection.act().ifPresent(act -> {
            conditions.add("#act = :act");
            names.put("#act", AuditItems.ACT);
            values.put(":act", AttributeValue.fromS(act.toString()));
        });
        if (!conditions.isEmpty()) {
            query.filterExpression(String.join(" AND ", conditions))
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values);
        }
    }

    /** Whether a page can have ended there: at a record, or where a month begins. */
    private static boolean isKey(String sk) {
        Instant at = AuditKeys.timeOf(sk);
        return at.isAfter(Instant.EPOCH) && FourDigitYears.include(at);
    }

    /** The month of a record, or of the moment before a time. */
    private static YearMonth monthBefore(String key) {
        Instant at = AuditKeys.timeOf(key);
        return AuditKeys.monthOf(AuditKeys.isRecord(key) ? at : at.minusMillis(1));
    }
}
