/** Stores working drafts with their notes and texts. */
@NullMarked
package broadsheet.dynamodb.draft;

import org.jspecify.annotations.NullMarked;
