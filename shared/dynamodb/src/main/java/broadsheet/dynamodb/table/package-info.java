/** The table as DynamoDB sees it: items, conditional writes, transactions and cursors. */
@NullMarked
package broadsheet.dynamodb.table;

import org.jspecify.annotations.NullMarked;
