/** The function that serves paths that the bucket lacks. */
@NullMarked
package broadsheet.resolvepage;

import org.jspecify.annotations.NullMarked;
