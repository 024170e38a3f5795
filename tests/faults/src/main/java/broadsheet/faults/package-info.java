/** What becomes of every write when calls of AWS fail, processes stop, and events come twice, late or in another order. */
@NullMarked
package broadsheet.faults;

import org.jspecify.annotations.NullMarked;
