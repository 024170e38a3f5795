/** The function that returns an article as JSON. */
@NullMarked
package broadsheet.getarticle;

import org.jspecify.annotations.NullMarked;
