/** Builds a function's zip from its classes and libraries. */
@NullMarked
package broadsheet.packing;

import org.jspecify.annotations.NullMarked;
