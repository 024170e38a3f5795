package broadsheet.readership;

import broadsheet.article.Listing;
import java.time.Instant;

/** Reads the most-read articles. */
public interface MostReads {
    /** The most-read articles of the site or of a section. It omits articles that are no longer published. */
    MostRead of(Listing listing, Instant now);
}
