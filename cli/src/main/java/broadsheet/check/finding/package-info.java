/** Invariants, and the findings that violate them. */
@NullMarked
package broadsheet.check.finding;

import org.jspecify.annotations.NullMarked;
