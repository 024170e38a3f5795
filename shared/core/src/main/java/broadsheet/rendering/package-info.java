/** The rendering of all pages: one at a time, with progress, and stoppable at any time. */
@NullMarked
package broadsheet.rendering;

import org.jspecify.annotations.NullMarked;
