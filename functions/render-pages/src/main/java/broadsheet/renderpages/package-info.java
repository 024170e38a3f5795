/** The function that keeps the bucket's pages true to the table. */
@NullMarked
package broadsheet.renderpages;

import org.jspecify.annotations.NullMarked;
