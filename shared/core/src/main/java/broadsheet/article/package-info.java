/** Articles, the listings they stand in, and the site around them. */
@NullMarked
package broadsheet.article;

import org.jspecify.annotations.NullMarked;
