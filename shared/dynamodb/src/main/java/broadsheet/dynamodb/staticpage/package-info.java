/** Stores static pages and the list of them. */
@NullMarked
package broadsheet.dynamodb.staticpage;

import org.jspecify.annotations.NullMarked;
