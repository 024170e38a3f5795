/** Support for SnapStart: code that runs before Lambda takes a snapshot of a function, and after each restore. */
@NullMarked
package broadsheet.snapshot;

import org.jspecify.annotations.NullMarked;
