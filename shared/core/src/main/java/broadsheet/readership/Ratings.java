package broadsheet.readership;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores readers' ratings. One transaction changes a rating and the summary, so the summary always matches the stored
 * ratings. Each method is idempotent.
 */
public interface Ratings extends RatingSummaries {
    /** A reader's own rating. */
    Optional<Stars> of(ArticleId article, Rater rater);

    /**
     * Gives or changes a rating.
     *
     * @throws Refused if a limit of the request is reached
     */
    void rate(RatingRequest rating, Stars stars, Instant now);

    /**
     * Removes a rating.
     *
     * @throws Refused if a limit of the request is reached
     */
    void remove(RatingRequest rating, Instant now);

    /**
     * Transfers the rating that a reader gave before signing in to their account.
     *
     * @return the account's rating after that
     */
    Optional<Stars> adopt(RatingRequest rating, Instant now);
}
