/**
 * The invariants of the table's items. They share the store's package because they use its keys and items. They live in
 * a module of their own so that no function loads them.
 */
@NullMarked
package broadsheet.check.table;

import org.jspecify.annotations.NullMarked;
