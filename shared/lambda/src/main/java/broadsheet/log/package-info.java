/** What functions say of their calls, for CloudWatch: one line of JSON each, of which it takes the metrics. */
@NullMarked
package broadsheet.log;

import org.jspecify.annotations.NullMarked;
