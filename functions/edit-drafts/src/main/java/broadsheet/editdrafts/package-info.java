/** The function with which authors and editors write drafts. */
@NullMarked
package broadsheet.editdrafts;

import org.jspecify.annotations.NullMarked;
