/** Calls the functions as the Lambda runtime would. */
@NullMarked
package broadsheet.local.lambda;

import org.jspecify.annotations.NullMarked;
