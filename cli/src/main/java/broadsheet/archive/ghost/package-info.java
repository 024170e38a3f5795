/** Exports of Ghost. */
@NullMarked
package broadsheet.archive.ghost;

import org.jspecify.annotations.NullMarked;
