/** {@code make check}: whether table and bucket agree with themselves and each other, and what makes them. */
@NullMarked
package broadsheet.check;

import org.jspecify.annotations.NullMarked;
