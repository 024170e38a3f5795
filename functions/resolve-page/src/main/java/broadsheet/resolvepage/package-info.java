/** The function that answers for paths that the bucket lacks. */
@NullMarked
package broadsheet.resolvepage;

import org.jspecify.annotations.NullMarked;
