/** The function that answers with one page of a listing as JSON. */
@NullMarked
package broadsheet.listsection;

import org.jspecify.annotations.NullMarked;
