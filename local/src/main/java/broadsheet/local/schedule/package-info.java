/** Calls functions at the template's rates, as EventBridge's rules do. */
@NullMarked
package broadsheet.local.schedule;

import org.jspecify.annotations.NullMarked;
