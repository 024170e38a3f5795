/** The function that accepts readers' comments and reports. */
@NullMarked
package broadsheet.postcomment;

import org.jspecify.annotations.NullMarked;
