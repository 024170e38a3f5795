/** The command {@code comments}: comments of other systems, to the articles that came from there. */
@NullMarked
package broadsheet.comments;

import org.jspecify.annotations.NullMarked;
