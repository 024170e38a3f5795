/** Runs the whole system on one machine, as template.yaml describes it. */
@NullMarked
package broadsheet.local;

import org.jspecify.annotations.NullMarked;
