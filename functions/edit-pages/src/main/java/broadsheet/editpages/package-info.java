/** The function with which editors list, publish and remove static pages. */
@NullMarked
package broadsheet.editpages;

import org.jspecify.annotations.NullMarked;
