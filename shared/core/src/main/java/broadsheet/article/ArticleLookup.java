package broadsheet.article;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds articles by their ids and by their addresses. */
public interface ArticleLookup extends Addresses {
    /** The state of an article, with its body if it is published. It is never {@link ArticleStatus.Moved}. */
    ArticleStatus find(ArticleId article);

    /** The published article with this id, without its body. It reads much less data than {@link #find(ArticleId)}. */
    Optional<Article> published(ArticleId article);

    /** The article's current address, also while the article is withdrawn; empty before its first publication. */
    Optional<Slug> address(ArticleId article);

    /** The revision that withdrew an article; empty if it is published, or never was. */
    default OptionalInt withdrawn(ArticleId article) {
        return find(article) instanceof ArticleStatus.Withdrawn(int revision)
                ? OptionalInt.of(revision)
                : OptionalInt.empty();
    }

    /** The current addresses of these articles, also of withdrawn ones, without those that were never published. */
    default Map<ArticleId, Slug> slugs(Collection<ArticleId> articles) {
        Map<ArticleId, Slug> found = new HashMap<>();
        articles.forEach(id -> address(id).ifPresent(slug -> found.put(id, slug)));
        return found;
    }

    /** The state of an address, with the article's body if it is the current address of a published article. */
    default ArticleStatus find(Slug address) {
        return leadsTo(address)
                .map(this::find)
                .<ArticleStatus>map(status -> status instanceof ArticleStatus.Published(Article article, Body body)
                                && !article.slug().equals(address)
                        ? new ArticleStatus.Moved(article.slug())
                        : status)
                .orElseGet(ArticleStatus.Unknown::new);
    }

    /** The published article whose current address this is, without its body. */
    default Optional<Article> published(Slug address) {
        return leadsTo(address)
                .flatMap(this::published)
                .filter(article -> article.slug().equals(address));
    }

    /** The published ones of these articles, without their bodies. */
    default Map<ArticleId, Article> published(Collection<ArticleId> articles) {
        Map<ArticleId, Article> found = new HashMap<>();
        articles.forEach(id -> published(id).ifPresent(article -> found.put(id, article)));
        return found;
    }

    /** These articles with their bodies. It omits an article whose body in the store is of another revision. */
    default Map<ArticleId, ArticleStatus.Published> withBodies(Collection<Article> articles) {
        Map<ArticleId, ArticleStatus.Published> found = new HashMap<>();
        for (Article article : articles) {
            if (find(article.id()) instanceof ArticleStatus.Published published
                    && published.article().revision() == article.revision()) {
                found.put(article.id(), published);
            }
        }
        return found;
    }
}
