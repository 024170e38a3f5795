/** Comments, what becomes of them before and after they are published, and what limits their authors. */
@NullMarked
package broadsheet.dynamodb.discussion;

import org.jspecify.annotations.NullMarked;
