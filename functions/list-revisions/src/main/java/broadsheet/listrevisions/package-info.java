/** The function that answers editors with an article's revisions as JSON. */
@NullMarked
package broadsheet.listrevisions;

import org.jspecify.annotations.NullMarked;
