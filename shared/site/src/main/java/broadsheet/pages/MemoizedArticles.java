package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Slug;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads each address and each article once. Thread-safe. */
final class MemoizedArticles implements ArticleLookup {
    private final ArticleLookup store;
    private final Memoizer<Slug, Optional<ArticleId>> addresses;
    private final Memoizer<ArticleId, ArticleStatus> articles;
    private final Memoizer<ArticleId, Optional<Article>> heads;
    private final Memoizer<ArticleId, Optional<Slug>> slugs;

    MemoizedArticles(ArticleLookup store) {
        this.store = store;
        this.addresses = new Memoizer<>(store::leadsTo);
        this.articles = new Memoizer<>(store::find);
        this.heads = new Memoizer<>(store::published);
        this.slugs = new Memoizer<>(store::address);
    }

    @Override
    public Optional<ArticleId> leadsTo(Slug address) {
        return addresses.of(address);
    }

    @Override
    public ArticleStatus find(ArticleId article) {
        return articles.of(article);
    }

    @Override
    public Optional<Article> published(ArticleId article) {
        return heads.of(article);
    }

    @Override
    public Optional<Slug> address(ArticleId article) {
        return slugs.of(article);
    }

    /**
     * Reads articles with few requests, where it would read one after the other later.
     *
     * @param slugs addresses of articles
     * @param ids other articles
     * @return the published ones of all these, without their bodies
     */
    Collection<Article> readAhead(Collection<Slug> slugs, Collection<ArticleId> ids) {
        Map<Slug, ArticleId> leading = store.leadTo(slugs);
        slugs.forEach(slug -> addresses.add(slug, Optional.ofNullable(leading.get(slug))));
        Set<ArticleId> all = new HashSet<>(ids);
        all.addAll(leading.values());
        Map<ArticleId, Article> published = store.published(all);
        all.forEach(id -> heads.add(id, Optional.ofNullable(published.get(id))));
        published.forEach((id, article) -> this.slugs.add(id, Optional.of(article.slug())));
        return published.values();
    }

    /** Reads the bodies of articles with few requests. */
    void readBodiesAhead(Collection<Article> published) {
        store.withBodies(published).forEach(articles::add);
    }
}
