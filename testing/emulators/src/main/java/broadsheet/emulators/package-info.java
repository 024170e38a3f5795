/** Starts dynoxide and ministack as child processes, for the local system and for tests. */
@NullMarked
package broadsheet.emulators;

import org.jspecify.annotations.NullMarked;
