/** The function with which moderators decide about comments. */
@NullMarked
package broadsheet.moderatecomments;

import org.jspecify.annotations.NullMarked;
