/** The function that stores articles' pictures in the widths that pages show, and files as they were sent. */
@NullMarked
package broadsheet.storepicture;

import org.jspecify.annotations.NullMarked;
