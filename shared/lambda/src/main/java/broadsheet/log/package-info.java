/** Logging and metrics: one JSON line per invocation, from which CloudWatch extracts the metrics. */
@NullMarked
package broadsheet.log;

import org.jspecify.annotations.NullMarked;
