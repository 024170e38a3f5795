/** Pictures that are drawn: social cards for shared links to articles, and the publication's icon. */
@NullMarked
package broadsheet.card;

import org.jspecify.annotations.NullMarked;
