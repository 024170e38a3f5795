/** Articles, their listings and pictures, and the site's settings. */
@NullMarked
package broadsheet.article;

import org.jspecify.annotations.NullMarked;
