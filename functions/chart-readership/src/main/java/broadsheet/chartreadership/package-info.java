/** An article's readers and ratings over time, drawn for editors. */
@NullMarked
package broadsheet.chartreadership;

import org.jspecify.annotations.NullMarked;
