package broadsheet.dynamodb.article;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.dynamodb.redirect.RedirectItem;
import broadsheet.dynamodb.table.Table;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The redirects that a document states for its article. */
final class OldPathWrites {
    private OldPathWrites() {}

    /**
     * The writes of the redirects that are not there yet. Each fails if the path has got another target since.
     *
     * @throws SlugTaken if a path leads elsewhere
     */
    static List<TransactWriteItem> of(Table table, Collection<OldPath> paths, ArticleId article) {
        List<TransactWriteItem> writes = new ArrayList<>();
        for (OldPath path : paths) {
            Optional<Target> there = RedirectItem.read(table, path);
            if (there.isEmpty()) {
                writes.add(RedirectItem.puttingForArticle(table, path, article));
            } else if (!there.get().equals(new Target.OfArticle(article))) {
                throw new SlugTaken("The address \"" + path
                        + "\" redirects elsewhere: remove that redirect first, or leave the address out.");
            }
        }
        return writes;
    }
}
