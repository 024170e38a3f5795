/** JSON by tokens: a data-binding layer would cost a cold start more than everything else. */
@NullMarked
package broadsheet.json;

import org.jspecify.annotations.NullMarked;
