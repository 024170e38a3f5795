package broadsheet.dynamodb.redirect;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.key.RedirectKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Redirect;
import broadsheet.redirect.Target;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A redirect as an item. */
public final class RedirectItem {
    private static final String ARTICLE = "article";
    private static final String PATH = "path";
    private static final String URL = "url";

    private RedirectItem() {}

    static Item item(Redirect redirect) {
        Item key = key(redirect.from());
        return switch (redirect.to()) {
            case Target.OfArticle(ArticleId article) -> key.with(ARTICLE, article.value());
            case Target.OfPage(String path) -> key.with(PATH, path);
            case Target.OfUrl(URI url) -> key.with(URL, url.toString());
        };
    }

    static Item key(OldPath from) {
        return Item.keyed(RedirectKeys.partition(from), from.value());
    }

    /** The target in an item. */
    public static Target target(Item item) {
        return item.optional(ARTICLE)
                .<Target>map(id -> new Target.OfArticle(new ArticleId(id)))
                .or(() -> item.optional(PATH).map(Target.OfPage::new))
                .orElseGet(() -> new Target.OfUrl(URI.create(item.string(URL))));
    }

    /** The latest target of a path, for decisions about a write. */
    public static Optional<Target> read(Table table, OldPath from) {
        return table.getNow(RedirectKeys.partition(from), from.value()).map(RedirectItem::target);
    }

    /** The write of a redirect to an article. It fails if the path leads to anything else. */
    public static TransactWriteItem puttingForArticle(Table table, OldPath from, ArticleId article) {
        return table.putting(
                item(new Redirect(from, new Target.OfArticle(article))),
                Table.NEW + " OR article = :article",
                Item.empty().with(ARTICLE, article.value()));
    }
}
