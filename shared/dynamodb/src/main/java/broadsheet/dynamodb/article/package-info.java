/** Articles, their revisions, and the listings that they stand in. */
@NullMarked
package broadsheet.dynamodb.article;

import org.jspecify.annotations.NullMarked;
