/** Runs the system that a SAM template describes on one machine. */
@NullMarked
package broadsheet.local;

import org.jspecify.annotations.NullMarked;
