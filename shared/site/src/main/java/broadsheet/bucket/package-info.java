/** The bucket with the rendered pages, and the reconciliation of those pages with the table. */
@NullMarked
package broadsheet.bucket;

import org.jspecify.annotations.NullMarked;
