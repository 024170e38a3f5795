/** What staff did: who published, corrected, withdrew, moderated or changed the site, and when. */
@NullMarked
package broadsheet.audit;

import org.jspecify.annotations.NullMarked;
