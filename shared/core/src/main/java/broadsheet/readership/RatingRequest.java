package broadsheet.readership;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.util.List;
import java.util.Optional;

/**
 * The one rating that a reader has of an article.
 *
 * @param article what is rated
 * @param rater who rates
 * @param before who they were before they signed in: that one's rating becomes theirs, unless they have one already
 * @param limits how often may be written from where they are; none: as often as they like
 */
public record RatingRequest(Slug article, Rater rater, Optional<Rater> before, List<Limit> limits) {
    /**
     * A limit by something that readers cannot change at will.
     *
     * @param name what stands for their address, or a network around it, today
     * @param perDay how many ratings may be given, changed and removed from there in a day
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

    /** The ballot of a reader who is signed in. */
    public static RatingRequest signedIn(Slug article, String subject, Optional<String> cookie) {
        return new RatingRequest(article, Rater.signedIn(subject), cookie.map(Rater::anonymous), List.of());
    }

    /** The ballot of a reader whom only a cookie tells from others. */
    public static RatingRequest anonymous(Slug article, String cookie, Limit... limits) {
        return new RatingRequest(article, Rater.anonymous(cookie), Optional.empty(), List.of(limits));
    }
}
