/** The addresses of pages. The module of the site has the pages themselves in a package of the same name. */
@NullMarked
package broadsheet.pages;

import org.jspecify.annotations.NullMarked;
