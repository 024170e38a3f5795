/** What articles show from other sites: a link, and on request a frame. */
@NullMarked
package broadsheet.embed;

import org.jspecify.annotations.NullMarked;
