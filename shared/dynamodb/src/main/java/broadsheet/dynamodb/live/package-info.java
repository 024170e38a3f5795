/** Stores live coverages and their updates. */
@NullMarked
package broadsheet.dynamodb.live;

import org.jspecify.annotations.NullMarked;
