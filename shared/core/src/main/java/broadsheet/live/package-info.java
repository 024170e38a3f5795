/** Live coverages, which editors open and close, and the updates that they post. */
@NullMarked
package broadsheet.live;

import org.jspecify.annotations.NullMarked;
