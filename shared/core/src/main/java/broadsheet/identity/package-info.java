/** What a publication looks like: typefaces, colours, drawings, menus. */
@NullMarked
package broadsheet.identity;

import org.jspecify.annotations.NullMarked;
