package broadsheet.readership;

import broadsheet.article.Slug;
import broadsheet.discussion.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * Readers' ratings. A rating and its part in the summary change in one transaction: the summary is always that of the
 * ratings that are kept. To do the same again changes nothing.
 */
public interface Ratings extends RatingSummaries {
    /** A reader's own rating. */
    Optional<Stars> of(Slug article, Rater rater);

    /**
     * Gives or changes a rating.
     *
     * @throws Refused if the ballot's limit is reached
     */
    void rate(RatingRequest ballot, Stars stars, Instant now);

    /**
     * Takes a rating back.
     *
     * @throws Refused if the ballot's limit is reached
     */
    void remove(RatingRequest ballot, Instant now);

    /**
     * Makes the rating theirs that a reader gave before they signed in.
     *
     * @return their rating then
     */
    Optional<Stars> adopt(RatingRequest ballot, Instant now);
}
