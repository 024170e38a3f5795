/** The site's settings, and the progress of rendering every page. */
@NullMarked
package broadsheet.dynamodb.site;

import org.jspecify.annotations.NullMarked;
