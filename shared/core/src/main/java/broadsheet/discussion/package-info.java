/** Readers' comments: texts, moderation policy, reports, and the operations of authors and moderators. */
@NullMarked
package broadsheet.discussion;

import org.jspecify.annotations.NullMarked;
