/** Stores redirects of old paths. */
@NullMarked
package broadsheet.dynamodb.redirect;

import org.jspecify.annotations.NullMarked;
