/** What the functions are compared with. */
@NullMarked
package broadsheet.bench;

import org.jspecify.annotations.NullMarked;
