/** Stores schedules. */
@NullMarked
package broadsheet.dynamodb.schedule;

import org.jspecify.annotations.NullMarked;
