/**
 * Measures a warm function's call in comparison with its AWS requests alone, and the rendering of an article's page.
 */
@NullMarked
package broadsheet.bench.warm;

import org.jspecify.annotations.NullMarked;
