/** The function that draws an article's readers and ratings over time for editors. */
@NullMarked
package broadsheet.chartreadership;

import org.jspecify.annotations.NullMarked;
