/** What the functions ask of AWS, counted. */
@NullMarked
package broadsheet.bench.capacity;

import org.jspecify.annotations.NullMarked;
