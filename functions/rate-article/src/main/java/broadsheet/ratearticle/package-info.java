/** The function that accepts readers' ratings. */
@NullMarked
package broadsheet.ratearticle;

import org.jspecify.annotations.NullMarked;
