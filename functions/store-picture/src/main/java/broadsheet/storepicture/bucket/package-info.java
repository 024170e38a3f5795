/** The two buckets: one for uploaded originals, one for the pictures that the CDN serves. */
@NullMarked
package broadsheet.storepicture.bucket;

import org.jspecify.annotations.NullMarked;
