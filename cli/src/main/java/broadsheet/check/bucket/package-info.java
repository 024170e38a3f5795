/**
 * The invariants of the bucket's objects. They share the bucket's package, as those of the table share the table's, but
 * live in a module of their own.
 */
@NullMarked
package broadsheet.check.bucket;

import org.jspecify.annotations.NullMarked;
