package broadsheet.readership;

import broadsheet.article.Listing;
import java.time.Instant;

/** What is read most. */
public interface MostReads {
    /** The most read articles of a listing that has a ranking: all, or a section. Those that cannot be read any more are left out. */
    MostRead of(Listing listing, Instant now);
}
