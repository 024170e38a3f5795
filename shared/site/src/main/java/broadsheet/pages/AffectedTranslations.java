package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Slug;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pages that link to an article as their translation. Each of two translations names the other, so the article itself
 * leads to these pages. A page that lost the link is named by the article before its change, or had the address that the
 * article names; the change of that address affects it.
 */
record AffectedTranslations(ArticleLookup articles) {
    /**
     * The pages of the translations that an article names, or named before its change.
     *
     * @param article empty if it is not published any more
     */
    Set<Address> pages(Optional<Article> article, List<Slug> before) {
        Stream<Slug> now = article.stream().flatMap(published -> published.front().language().translations().stream());
        Set<Address> pages = new LinkedHashSet<>();
        Stream.concat(now, before.stream())
                .distinct()
                .flatMap(named -> articles.leadsTo(named).stream())
                .flatMap(translation -> articles.published(translation).stream())
                .map(translation -> new Address.OfArticle(translation.slug()))
                .forEach(pages::add);
        return pages;
    }

    /** The pages that one address of the article's alters: its own if it has translations, and those of these. */
    Set<Address> pagesAt(ArticleId article) {
        Optional<Article> translated = articles.published(article)
                .filter(published ->
                        !published.front().language().translations().isEmpty());
        Set<Address> pages = new LinkedHashSet<>();
        translated.ifPresent(published -> {
            pages.add(new Address.OfArticle(published.slug()));
            pages.addAll(pages(translated, List.of()));
        });
        return pages;
    }
}
