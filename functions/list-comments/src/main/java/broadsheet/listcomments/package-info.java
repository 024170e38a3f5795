/** The function that returns one page of a discussion as JSON. */
@NullMarked
package broadsheet.listcomments;

import org.jspecify.annotations.NullMarked;
