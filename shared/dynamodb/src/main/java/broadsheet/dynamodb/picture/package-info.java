/** Pictures, and which articles refer to them. */
@NullMarked
package broadsheet.dynamodb.picture;

import org.jspecify.annotations.NullMarked;
