/** Views, ratings, and the most read articles. */
@NullMarked
package broadsheet.dynamodb.readership;

import org.jspecify.annotations.NullMarked;
