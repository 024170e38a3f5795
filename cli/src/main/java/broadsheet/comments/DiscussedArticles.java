package broadsheet.comments;

import broadsheet.archive.OldUrl;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Slug;
import broadsheet.dynamodb.redirect.RedirectItem;
import broadsheet.dynamodb.table.Table;
import broadsheet.pages.Address;
import broadsheet.pages.Paths;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Target;
import java.util.List;
import java.util.Optional;

/**
 * Finds the article that a page of another system became: by the redirect of its old path, or by its path if that is one of this site.
 *
 * @param articles the articles of this site
 * @param table the table, which has the redirects
 */
record DiscussedArticles(ArticleLookup articles, Table table) {
    /** The published article at the first address that leads to one. */
    Optional<ArticleId> article(List<String> addresses) {
        return addresses.stream()
                .flatMap(address -> OldUrl.path(address).stream())
                .flatMap(path -> article(path).stream())
                .filter(article -> articles.published(article).isPresent())
                .findFirst();
    }

    private Optional<ArticleId> article(String path) {
        return OldPath.requested(path).stream()
                .flatMap(old -> RedirectItem.read(table, old).stream())
                .flatMap(to -> to instanceof Target.OfArticle(ArticleId article)
                        ? Optional.of(article).stream()
                        : to instanceof Target.OfPage(String page)
                                ? here(page).stream()
                                : Optional.<ArticleId>empty().stream())
                .findFirst()
                .or(() -> here(path.replaceFirst("\\?.*", "")));
    }

    private Optional<ArticleId> here(String path) {
        return Paths.parse(path.replaceFirst("(?<=.)/$", ""))
                .flatMap(address ->
                        address instanceof Address.OfArticle(Slug slug) ? articles.leadsTo(slug) : Optional.empty());
    }
}
