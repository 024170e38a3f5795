/** Validation of inputs: it reports all errors at once, each with its location. */
@NullMarked
package broadsheet.validation;

import org.jspecify.annotations.NullMarked;
