package broadsheet.dynamodb.table;

import broadsheet.article.Busy;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Many unconditional writes of different items. They are no transaction: after a failure some are done. */
public final class BatchWrite {
    /** The most writes of one BatchWriteItem request, a limit of DynamoDB. */
    private static final int SIZE = 25;

    private static final int ATTEMPTS = 8;

    private BatchWrite() {}

    /** The put of an item. */
    public static WriteRequest putting(Item item) {
        return WriteRequest.builder()
                .putRequest(put -> put.item(item.attributes()))
                .build();
    }

    /** The deletion of an item. */
    public static WriteRequest deleting(Item key) {
        return WriteRequest.builder()
                .deleteRequest(delete -> delete.key(key.attributes()))
                .build();
    }

    /**
     * Executes the writes and retries those that DynamoDB leaves unprocessed.
     *
     * @throws Busy if DynamoDB leaves writes unprocessed after all attempts
     */
    public static void make(Table table, List<WriteRequest> writes) {
        for (int from = 0; from < writes.size(); from += SIZE) {
            make(table, Map.of(table.name(), writes.subList(from, Math.min(from + SIZE, writes.size()))));
        }
    }

    private static void make(Table table, Map<String, List<WriteRequest>> writes) {
        Map<String, List<WriteRequest>> left = writes;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new Busy("the table");
            }
            Map<String, List<WriteRequest>> now = left;
            left = table.client()
                    .batchWriteItem(write -> write.requestItems(now))
                    .unprocessedItems();
            if (!left.isEmpty()) {
                Table.pause(attempt);
            }
        }
    }
}
