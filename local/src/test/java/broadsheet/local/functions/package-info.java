/** Functions for the tests of the local system. */
@NullMarked
package broadsheet.local.functions;

import org.jspecify.annotations.NullMarked;
