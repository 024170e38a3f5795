/** Social cards: images for shared links to articles. */
@NullMarked
package broadsheet.card;

import org.jspecify.annotations.NullMarked;
