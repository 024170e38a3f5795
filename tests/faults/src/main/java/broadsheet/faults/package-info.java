/** Tests that every write survives failing AWS calls, stopped processes, and duplicate, late or reordered events. */
@NullMarked
package broadsheet.faults;

import org.jspecify.annotations.NullMarked;
