/**
 * The invariants of the table's items. They are in the command's module, so that no function loads them.
 */
@NullMarked
package broadsheet.check.table;

import org.jspecify.annotations.NullMarked;
