/** What is wrong with an input, all of it at once, each fault with its place. */
@NullMarked
package broadsheet.validation;

import org.jspecify.annotations.NullMarked;
