/** The function that answers with one article as JSON. */
@NullMarked
package broadsheet.getarticle;

import org.jspecify.annotations.NullMarked;
