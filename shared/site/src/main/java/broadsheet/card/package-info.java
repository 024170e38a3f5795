/** The picture that shows an article where its link is shared. */
@NullMarked
package broadsheet.card;

import org.jspecify.annotations.NullMarked;
