/** The function that exports and erases the data about a reader. */
@NullMarked
package broadsheet.erasereader;

import org.jspecify.annotations.NullMarked;
