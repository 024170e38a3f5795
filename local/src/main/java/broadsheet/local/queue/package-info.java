/** Feeds functions from queues, as Lambda's event source mappings do. */
@NullMarked
package broadsheet.local.queue;

import org.jspecify.annotations.NullMarked;
