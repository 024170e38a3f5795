package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.RedirectKeys;
import broadsheet.dynamodb.redirect.RedirectItem;
import broadsheet.dynamodb.table.Table;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Target;
import java.util.List;

/** Invariant: the article to which an old path redirects was published. */
record RedirectInvariant(Table table, OldPath from) implements Invariant {
    @Override
    public String place() {
        return RedirectKeys.partition(from) + " " + from.value();
    }

    @Override
    public List<Finding> check() {
        return RedirectItem.read(table, from).stream()
                .filter(this::leadsToNoArticle)
                .map(target -> Finding.manual(
                        place(), "redirects to no article", "give it another target, or remove it, by make redirects"))
                .toList();
    }

    private boolean leadsToNoArticle(Target target) {
        return target instanceof Target.OfArticle(ArticleId article)
                && table.getNow(Keys.article(article), Keys.HEAD).isEmpty();
    }
}
