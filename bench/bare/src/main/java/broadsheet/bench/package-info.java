/** Baseline functions for benchmarks. */
@NullMarked
package broadsheet.bench;

import org.jspecify.annotations.NullMarked;
