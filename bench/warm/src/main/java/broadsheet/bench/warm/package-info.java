/** What a call takes once its function is warm, against the calls of AWS in it alone; and what an article's page takes. */
@NullMarked
package broadsheet.bench.warm;

import org.jspecify.annotations.NullMarked;
