/** The function that takes pictures of articles and makes of each what pages show. */
@NullMarked
package broadsheet.keeppicture;

import org.jspecify.annotations.NullMarked;
