/** Takes what readers write. */
@NullMarked
package broadsheet.postcomment;

import org.jspecify.annotations.NullMarked;
