/** Static pages: those about the publication, such as its imprint, at addresses of the root. */
@NullMarked
package broadsheet.staticpage;

import org.jspecify.annotations.NullMarked;
