/** What users rely on, seen from outside: through HTTP and in a real browser. */
@NullMarked
package broadsheet.e2e;

import org.jspecify.annotations.NullMarked;
