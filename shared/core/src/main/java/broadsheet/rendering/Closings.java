package broadsheet.rendering;

import broadsheet.article.ListingPosition;
import java.util.Optional;

/** Which pages say already that their discussion is over, where discussions end after some days: those of the oldest articles. */
public interface Closings {
    /** The newest article that the clock has closed; empty before the first. */
    Optional<ListingPosition> last();

    /** All articles up to this one are closed. Safe to repeat. */
    void closed(ListingPosition last);
}
