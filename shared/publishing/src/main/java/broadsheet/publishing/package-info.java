/** Publishes drafts, at once or at a set time. Functions that publish share it. */
@NullMarked
package broadsheet.publishing;

import org.jspecify.annotations.NullMarked;
