/** Readers and ratings of articles, as numbers without names. */
@NullMarked
package broadsheet.readership;

import org.jspecify.annotations.NullMarked;
