/** Charts that a document describes by a table, drawn as SVG. */
@NullMarked
package broadsheet.chart;

import org.jspecify.annotations.NullMarked;
