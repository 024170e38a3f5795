/** What should be true of the bucket's objects: in the bucket's own package and a module of its own, as with the table. */
@NullMarked
package broadsheet.check.bucket;

import org.jspecify.annotations.NullMarked;
