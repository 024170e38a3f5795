/** The table as the domain sees it: what a change of the table's stream means, and the bindings of every store. */
@NullMarked
package broadsheet.dynamodb;

import org.jspecify.annotations.NullMarked;
