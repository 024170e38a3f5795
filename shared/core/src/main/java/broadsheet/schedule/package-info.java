/** Schedules: drafts that are published, and articles that are withdrawn, at a set time. */
@NullMarked
package broadsheet.schedule;

import org.jspecify.annotations.NullMarked;
