package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleLookup;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Slug;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.DiscussionTargets;
import java.util.Map;
import java.util.Optional;

/**
 * Articles that were read before, in front of the store that has the others.
 *
 * @param heads the published articles
 * @param bodies some of them with their bodies
 */
record ScannedArticles(ArticleLookup store, Map<Slug, Article> heads, Map<Slug, ArticleStatus.Published> bodies)
        implements ArticleLookup {
    @Override
    public ArticleStatus find(Slug slug) {
        ArticleStatus known = bodies.get(slug);
        return known == null ? store.find(slug) : known;
    }

    @Override
    public Optional<Article> published(Slug slug) {
        return Optional.ofNullable(heads.get(slug)).or(() -> store.published(slug));
    }

    /** The same articles as targets of discussions. */
    DiscussionTargets targets(DiscussionTargets others) {
        return new DiscussionTargets() {
            @Override
            public DiscussionTarget find(Slug article) {
                Article known = heads.get(article);
                return known == null ? others.find(article) : DiscussionTarget.Published.of(known);
            }

            @Override
            public Optional<String> title(Slug article) {
                return others.title(article);
            }
        };
    }
}
