/** What an instance remembers in small files. */
@NullMarked
package broadsheet.local.state;

import org.jspecify.annotations.NullMarked;
