/**
 * What should be true of the table's items. In the store's own package, since it speaks of keys and items; in a module of its
 * own, since no function has to load it.
 */
@NullMarked
package broadsheet.check.table;

import org.jspecify.annotations.NullMarked;
