/** JSON by tokens. A data-binding library would cost a cold start more than everything else. */
@NullMarked
package broadsheet.json;

import org.jspecify.annotations.NullMarked;
