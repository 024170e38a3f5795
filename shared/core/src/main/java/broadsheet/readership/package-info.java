/** Who reads the articles, and what they think of them: numbers, never names. */
@NullMarked
package broadsheet.readership;

import org.jspecify.annotations.NullMarked;
