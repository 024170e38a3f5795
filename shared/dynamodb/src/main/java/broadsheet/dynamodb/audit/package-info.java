/** The records of what staff did, in the table. */
@NullMarked
package broadsheet.dynamodb.audit;

import org.jspecify.annotations.NullMarked;
