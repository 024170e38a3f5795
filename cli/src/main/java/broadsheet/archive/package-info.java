/** Archives of other systems, and their conversion to documents of this one. */
@NullMarked
package broadsheet.archive;

import org.jspecify.annotations.NullMarked;
