/** Counts the calls that the functions make to AWS. */
@NullMarked
package broadsheet.bench.capacity;

import org.jspecify.annotations.NullMarked;
