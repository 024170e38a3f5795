package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Slug;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads each address and each article once. Thread-safe. */
final class MemoizedArticles implements ArticleLookup {
    /** From so many articles on, it takes less to read them together than one after the other. */
    static final int MANY = 8;

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
     * Reads the articles at these addresses with few requests, where it would read one after the other later.
     *
     * @return the published ones, without their bodies
     */
    Collection<Article> readAhead(Collection<Slug> slugs) {
        Map<Slug, ArticleId> leading = store.leadTo(slugs);
        slugs.forEach(slug -> addresses.add(slug, Optional.ofNullable(leading.get(slug))));
        Map<ArticleId, Article> published = store.published(Set.copyOf(leading.values()));
        leading.values().forEach(id -> heads.add(id, Optional.ofNullable(published.get(id))));
        store.withBodies(published.values()).forEach(articles::add);
        return published.values();
    }

    /** The published ones of these articles with their bodies, in this order. Few requests read many. */
    List<ArticleStatus.Published> published(List<ArticleId> ids) {
        List<ArticleId> unread = ids.stream().filter(id -> !articles.has(id)).toList();
        if (unread.size() >= MANY) {
            store.withBodies(store.published(unread).values()).forEach(articles::add);
        }
        return ids.stream()
                .map(articles::of)
                .<ArticleStatus.Published>mapMulti((status, each) -> {
                    if (status instanceof ArticleStatus.Published published) {
                        each.accept(published);
                    }
                })
                .toList();
    }
}
