/** Exports and erases the data about a reader. */
@NullMarked
package broadsheet.dynamodb.reader;

import org.jspecify.annotations.NullMarked;
