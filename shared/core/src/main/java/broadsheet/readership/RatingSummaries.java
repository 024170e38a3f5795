package broadsheet.readership;

import broadsheet.article.Slug;

/** Reads the sums of all ratings. */
public interface RatingSummaries {
    /** The sum of an article's ratings. */
    RatingSummary summary(Slug article);
}
