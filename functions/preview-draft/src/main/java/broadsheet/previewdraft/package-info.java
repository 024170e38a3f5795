/** The function that shows the pages of drafts as their publication would make them. */
@NullMarked
package broadsheet.previewdraft;

import org.jspecify.annotations.NullMarked;
