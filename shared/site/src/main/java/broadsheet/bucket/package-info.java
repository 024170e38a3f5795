/** The bucket that holds the rendered pages, and the rule by which a page in it is made true. */
@NullMarked
package broadsheet.bucket;

import org.jspecify.annotations.NullMarked;
