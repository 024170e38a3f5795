/** The function that counts the readers of articles. */
@NullMarked
package broadsheet.countviews;

import org.jspecify.annotations.NullMarked;
