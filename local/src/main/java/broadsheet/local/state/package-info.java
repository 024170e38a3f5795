/** Stores an instance's state in small files. */
@NullMarked
package broadsheet.local.state;

import org.jspecify.annotations.NullMarked;
