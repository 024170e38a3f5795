/** Rendering everything again: one at a time, counted, and ended at any moment. */
@NullMarked
package broadsheet.rendering;

import org.jspecify.annotations.NullMarked;
