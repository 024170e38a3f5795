/** The function that returns the revisions of articles and of the settings, and the records of what staff did, as JSON. */
@NullMarked
package broadsheet.listrevisions;

import org.jspecify.annotations.NullMarked;
