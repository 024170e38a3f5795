/** The function with which editors write live coverages and their updates. */
@NullMarked
package broadsheet.coverlive;

import org.jspecify.annotations.NullMarked;
