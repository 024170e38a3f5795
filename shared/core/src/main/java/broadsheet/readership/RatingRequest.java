package broadsheet.readership;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.util.List;
import java.util.Optional;

/**
 * A request about a reader's rating of an article. A reader has at most one.
 *
 * @param article the rated article
 * @param rater the reader
 * @param before the reader's identity before signing in. Its rating becomes the account's, unless the account has one
 *     already.
 * @param limits rate limits for the reader's address; empty for no limit
 */
public record RatingRequest(ArticleId article, Rater rater, Optional<Rater> before, List<Limit> limits) {
    /**
     * A rate limit for something that readers cannot change at will.
     *
     * @param name the day's pseudonym of their address, or of a network around it
     * @param perDay how many ratings may be given, changed and removed in a day
     */
    public record Limit(String name, int perDay) {
        public Limit {
            requireNonNull(name, "name is null");
        }
    }

    public RatingRequest {
        requireNonNull(article, "article is null");
        requireNonNull(rater, "rater is null");
        limits = List.copyOf(limits);
        if (before.filter(Rater::verified).isPresent()) {
            throw new IllegalArgumentException("whoever is signed in is nobody else");
        }
    }

    /** The request of a signed-in reader. */
    public static RatingRequest signedIn(ArticleId article, String subject, Optional<String> cookie) {
        return new RatingRequest(article, Rater.signedIn(subject), cookie.map(Rater::anonymous), List.of());
    }

    /** The request of a reader without an account, identified by a cookie. */
    public static RatingRequest anonymous(ArticleId article, String cookie, Limit... limits) {
        return new RatingRequest(article, Rater.anonymous(cookie), Optional.empty(), List.of(limits));
    }
}
