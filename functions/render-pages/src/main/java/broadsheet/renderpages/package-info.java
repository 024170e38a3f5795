/** The function that keeps the pages in the bucket consistent with the table. */
@NullMarked
package broadsheet.renderpages;

import org.jspecify.annotations.NullMarked;
