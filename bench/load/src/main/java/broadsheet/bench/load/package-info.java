/** A load that is sent to a running instance, and a count of what the instance asks of AWS meanwhile. */
@NullMarked
package broadsheet.bench.load;

import org.jspecify.annotations.NullMarked;
