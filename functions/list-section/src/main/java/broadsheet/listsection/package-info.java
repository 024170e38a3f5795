/** The function that returns one page of a listing as JSON. */
@NullMarked
package broadsheet.listsection;

import org.jspecify.annotations.NullMarked;
