/** Support for functions that Lambda invokes with batches from queues and streams. */
@NullMarked
package broadsheet.event;

import org.jspecify.annotations.NullMarked;
