/** Feeds functions from a table's stream, as Lambda's event source mappings do. */
@NullMarked
package broadsheet.local.stream;

import org.jspecify.annotations.NullMarked;
