/** The site's settings, and the progress of rendering all pages. */
@NullMarked
package broadsheet.dynamodb.site;

import org.jspecify.annotations.NullMarked;
