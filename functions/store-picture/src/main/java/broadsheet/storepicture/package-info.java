/** The function that converts articles' pictures to the widths that pages show. */
@NullMarked
package broadsheet.storepicture;

import org.jspecify.annotations.NullMarked;
