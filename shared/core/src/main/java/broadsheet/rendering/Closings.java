package broadsheet.rendering;

import broadsheet.article.ListingPosition;
import java.util.Optional;

/**
 * Records which article pages already show a discussion closed by age. Discussions close in the order of publication,
 * so one position covers all closed ones.
 */
public interface Closings {
    /** The newest article whose discussion has closed by age; empty before the first. */
    Optional<ListingPosition> last();

    /** Records that the discussions up to this article have closed. The method is idempotent. */
    void closed(ListingPosition last);
}
