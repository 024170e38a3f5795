/** Schedules drafts and articles, and lists what is scheduled. */
@NullMarked
package broadsheet.scheduledrafts;

import org.jspecify.annotations.NullMarked;
