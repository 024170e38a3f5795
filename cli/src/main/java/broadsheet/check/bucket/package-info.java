/**
 * The invariants of the bucket's objects. They are in the command's module, so that no function loads them.
 */
@NullMarked
package broadsheet.check.bucket;

import org.jspecify.annotations.NullMarked;
