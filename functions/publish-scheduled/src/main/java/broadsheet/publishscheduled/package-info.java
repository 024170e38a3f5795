/** Publishes and withdraws what editors scheduled. */
@NullMarked
package broadsheet.publishscheduled;

import org.jspecify.annotations.NullMarked;
