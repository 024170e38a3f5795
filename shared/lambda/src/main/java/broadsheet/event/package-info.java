/** What functions that Lambda feeds from queues and streams have in common. */
@NullMarked
package broadsheet.event;

import org.jspecify.annotations.NullMarked;
