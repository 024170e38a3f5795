/** Readers' comments: what they are, what holds or refuses them, and who may do what with them. */
@NullMarked
package broadsheet.discussion;

import org.jspecify.annotations.NullMarked;
