package broadsheet.draft;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;

/**
 * The published article that a draft changes.
 *
 * @param article the article's identity
 * @param slug its address when the draft began
 * @param revision the revision from which the draft began
 */
public record DraftBase(ArticleId article, Slug slug, int revision) {
    public DraftBase {
        requireNonNull(article, "article is null");
        requireNonNull(slug, "slug is null");
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision);
        }
    }
}
