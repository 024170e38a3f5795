/** Where pictures come in, and where they are kept: two buckets. */
@NullMarked
package broadsheet.storepicture.bucket;

import org.jspecify.annotations.NullMarked;
