/** Stores pictures, and the articles' references to them. */
@NullMarked
package broadsheet.dynamodb.picture;

import org.jspecify.annotations.NullMarked;
