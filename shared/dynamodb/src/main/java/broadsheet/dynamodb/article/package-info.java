/** Stores articles, their revisions and their listings. */
@NullMarked
package broadsheet.dynamodb.article;

import org.jspecify.annotations.NullMarked;
