/** Redirects from paths that other systems gave to pages. */
@NullMarked
package broadsheet.redirect;

import org.jspecify.annotations.NullMarked;
