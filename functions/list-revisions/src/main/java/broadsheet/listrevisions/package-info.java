/** The function that returns an article's revisions to editors as JSON. */
@NullMarked
package broadsheet.listrevisions;

import org.jspecify.annotations.NullMarked;
