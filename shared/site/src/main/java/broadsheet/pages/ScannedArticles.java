package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Slug;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Articles that were read before, in front of the store that has the others.
 *
 * @param heads the published articles
 * @param bodies some of them with their bodies
 * @param addresses their current addresses
 */
record ScannedArticles(
        ArticleLookup store,
        Map<ArticleId, Article> heads,
        Map<ArticleId, ArticleStatus.Published> bodies,
        Map<Slug, ArticleId> addresses)
        implements ArticleLookup {
    static ScannedArticles of(
            ArticleLookup store, Map<ArticleId, Article> heads, Map<ArticleId, ArticleStatus.Published> bodies) {
        Map<Slug, ArticleId> addresses = new HashMap<>();
        heads.values().forEach(article -> addresses.put(article.slug(), article.id()));
        return new ScannedArticles(store, heads, bodies, addresses);
    }

    @Override
    public Optional<ArticleId> leadsTo(Slug address) {
        return Optional.ofNullable(addresses.get(address)).or(() -> store.leadsTo(address));
    }

    @Override
    public ArticleStatus find(ArticleId article) {
        ArticleStatus known = bodies.get(article);
        return known == null ? store.find(article) : known;
    }

    @Override
    public Optional<Article> published(ArticleId article) {
        return Optional.ofNullable(heads.get(article)).or(() -> store.published(article));
    }

    @Override
    public Optional<Slug> address(ArticleId article) {
        return Optional.ofNullable(heads.get(article)).map(Article::slug).or(() -> store.address(article));
    }
}
