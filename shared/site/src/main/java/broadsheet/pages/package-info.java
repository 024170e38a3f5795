/** The pages of the site: their addresses, the pages that a change affects, their content and their HTML. */
@NullMarked
package broadsheet.pages;

import org.jspecify.annotations.NullMarked;
