/** Live coverage: coverages that editors open and close, and the updates they post meanwhile. */
@NullMarked
package broadsheet.live;

import org.jspecify.annotations.NullMarked;
