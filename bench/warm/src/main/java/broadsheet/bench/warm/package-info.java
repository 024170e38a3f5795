/** What a call takes once its function is warm, against the calls of AWS in it alone; and a page in three template engines. */
@NullMarked
package broadsheet.bench.warm;

import org.jspecify.annotations.NullMarked;
