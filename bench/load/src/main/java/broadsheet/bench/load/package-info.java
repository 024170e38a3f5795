/** Sends load to a running instance, and counts the calls that the instance makes to AWS. */
@NullMarked
package broadsheet.bench.load;

import org.jspecify.annotations.NullMarked;
