/** What moderators decide about comments. */
@NullMarked
package broadsheet.moderatecomments;

import org.jspecify.annotations.NullMarked;
