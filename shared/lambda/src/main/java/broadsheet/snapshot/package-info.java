/** What a function does before Lambda takes a snapshot of it, and after each start from that (SnapStart). */
@NullMarked
package broadsheet.snapshot;

import org.jspecify.annotations.NullMarked;
