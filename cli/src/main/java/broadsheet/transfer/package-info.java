/**
 * The commands {@code export} and {@code restore}: a publication as a folder of files, and back. The folder's documents are read by people and by
 * {@code import}; its records bring back what no document says.
 */
@NullMarked
package broadsheet.transfer;

import org.jspecify.annotations.NullMarked;
