package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Slug;
import java.util.Optional;

/** Reads each address and each article once. Thread-safe. */
final class MemoizedArticles implements ArticleLookup {
    private final Memoizer<Slug, Optional<ArticleId>> addresses;
    private final Memoizer<ArticleId, ArticleStatus> articles;
    private final Memoizer<ArticleId, Optional<Article>> heads;
    private final Memoizer<ArticleId, Optional<Slug>> slugs;

    MemoizedArticles(ArticleLookup store) {
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
}
