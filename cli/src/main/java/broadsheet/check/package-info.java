/** {@code make check}: checks whether the table and the bucket are consistent, and repairs them. */
@NullMarked
package broadsheet.check;

import org.jspecify.annotations.NullMarked;
