/** Working drafts: what authors and editors write before readers see it. */
@NullMarked
package broadsheet.draft;

import org.jspecify.annotations.NullMarked;
