/** How a function's zip is made from its classes and its libraries. */
@NullMarked
package broadsheet.packing;

import org.jspecify.annotations.NullMarked;
