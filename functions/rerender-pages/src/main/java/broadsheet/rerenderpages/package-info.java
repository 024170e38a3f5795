/** The function that starts, reports and stops the rendering of every page. */
@NullMarked
package broadsheet.rerenderpages;

import org.jspecify.annotations.NullMarked;
