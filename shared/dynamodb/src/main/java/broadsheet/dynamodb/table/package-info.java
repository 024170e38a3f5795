/** The table as DynamoDB sees it: items, conditional writes, transactions, cursors, and refusals of writes. */
@NullMarked
package broadsheet.dynamodb.table;

import org.jspecify.annotations.NullMarked;
