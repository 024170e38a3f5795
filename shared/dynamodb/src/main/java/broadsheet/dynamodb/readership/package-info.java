/** Stores views, ratings and the most-read rankings. */
@NullMarked
package broadsheet.dynamodb.readership;

import org.jspecify.annotations.NullMarked;
