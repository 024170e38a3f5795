/** The function that takes pictures of articles and makes of each what pages show. */
@NullMarked
package broadsheet.storepicture;

import org.jspecify.annotations.NullMarked;
