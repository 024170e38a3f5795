/** The function with which editors list and change redirects of old paths. */
@NullMarked
package broadsheet.redirectpaths;

import org.jspecify.annotations.NullMarked;
