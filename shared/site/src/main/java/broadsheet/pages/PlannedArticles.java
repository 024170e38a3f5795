package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.ArticleStatus;
import broadsheet.article.PlannedPublication;
import broadsheet.article.Slug;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The articles as they would be after a publication.
 *
 * @param store the articles as they are
 * @param plan the publication
 */
record PlannedArticles(ArticleLookup store, PlannedPublication plan) implements ArticleLookup {
    @Override
    public Optional<ArticleId> leadsTo(Slug address) {
        return Optional.ofNullable(plan.addresses().get(address)).or(() -> store.leadsTo(address));
    }

    @Override
    public ArticleStatus find(ArticleId article) {
        return article.equals(plan.id()) ? plan.after() : store.find(article);
    }

    @Override
    public Optional<Article> published(ArticleId article) {
        return article.equals(plan.id()) ? Optional.of(plan.after().article()) : store.published(article);
    }

    @Override
    public Map<ArticleId, Article> published(Collection<ArticleId> articles) {
        List<ArticleId> others =
                articles.stream().filter(article -> !article.equals(plan.id())).toList();
        Map<ArticleId, Article> found = new HashMap<>(store.published(others));
        if (others.size() < articles.size()) {
            found.put(plan.id(), plan.after().article());
        }
        return found;
    }

    @Override
    public Map<ArticleId, ArticleStatus.Published> withBodies(Collection<Article> articles) {
        List<Article> others = articles.stream()
                .filter(article -> !article.id().equals(plan.id()))
                .toList();
        Map<ArticleId, ArticleStatus.Published> found = new HashMap<>(store.withBodies(others));
        if (others.size() < articles.size()) {
            found.put(plan.id(), plan.after());
        }
        return found;
    }

    @Override
    public Optional<Slug> address(ArticleId article) {
        return article.equals(plan.id())
                ? Optional.of(plan.after().article().slug())
                : displaced(article).or(() -> store.address(article));
    }

    private Optional<Slug> displaced(ArticleId article) {
        return plan.addresses().entrySet().stream()
                .filter(address -> address.getValue().equals(article))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
