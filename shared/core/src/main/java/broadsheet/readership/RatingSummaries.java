package broadsheet.readership;

import broadsheet.article.Slug;

/** How readers rate articles, all together. */
public interface RatingSummaries {
    /** All ratings of an article. */
    RatingSummary summary(Slug article);
}
