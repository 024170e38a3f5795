package broadsheet.transfer;

import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * An item that the table may lack.
 *
 * @param table the table
 * @param item the item
 */
record NewItem(Table table, Item item) {
    /** How often a write is tried that the table has no capacity for. With pauses of up to 640 ms that is a minute. */
    private static final int ATTEMPTS = 200;

    /** Puts the item; returns false if there is one with its key. Waits while the table is too busy. */
    boolean put() {
        for (int attempt = 1; ; attempt++) {
            try {
                table.client()
                        .putItem(put -> put.tableName(table.name())
                                .item(item.attributes())
                                .conditionExpression(Table.NEW));
                return true;
            } catch (ConditionalCheckFailedException there) {
                return false;
            } catch (AwsServiceException busy) {
                if (!busy.isThrottlingException() || attempt == ATTEMPTS) {
                    throw busy;
                }
                Table.pause(attempt);
            }
        }
    }
}
