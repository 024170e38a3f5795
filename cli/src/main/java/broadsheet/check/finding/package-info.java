/** What is told of a system that is not as it should be, and what may be done about it. */
@NullMarked
package broadsheet.check.finding;

import org.jspecify.annotations.NullMarked;
