/** Every key of the table, each spelled in one place. */
@NullMarked
package broadsheet.dynamodb.key;

import org.jspecify.annotations.NullMarked;
