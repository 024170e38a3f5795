package broadsheet.discussion;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import java.util.Optional;

/** Finds the articles that readers can discuss. */
public interface DiscussionTargets {
    /** The state of an address, current or former. */
    DiscussionTarget find(Slug address);

    /** How people know an article; empty if it was never published. */
    Optional<ArticleName> name(ArticleId article);

    /** The current address of an article. */
    default Slug slug(ArticleId article) {
        return name(article).map(ArticleName::slug).orElseGet(article::slug);
    }
}
