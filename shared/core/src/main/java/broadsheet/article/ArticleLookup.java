package broadsheet.article;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds published articles. */
public interface ArticleLookup {
    /** The state of a slug, with the article's body if it is published. */
    ArticleStatus find(Slug slug);

    /** The article that is published under the slug, without its body. It reads much less data than {@link #find}. */
    Optional<Article> published(Slug slug);

    /** The articles that are published under these slugs, without their bodies. */
    default Map<Slug, Article> published(Collection<Slug> slugs) {
        Map<Slug, Article> found = new HashMap<>();
        slugs.forEach(slug -> published(slug).ifPresent(article -> found.put(slug, article)));
        return found;
    }

    /** These articles with their bodies. It omits an article whose body in the store is of another revision. */
    default Map<Slug, ArticleStatus.Published> withBodies(Collection<Article> articles) {
        Map<Slug, ArticleStatus.Published> found = new HashMap<>();
        for (Article article : articles) {
            if (find(article.slug()) instanceof ArticleStatus.Published published
                    && published.article().revision() == article.revision()) {
                found.put(article.slug(), published);
            }
        }
        return found;
    }
}
