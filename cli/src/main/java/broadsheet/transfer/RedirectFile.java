package broadsheet.transfer;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.redirect.RedirectItem;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.pages.Address;
import broadsheet.redirect.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The table of redirects, in the form that the command {@code redirects} sends. */
final class RedirectFile implements AutoCloseable {
    /** How many articles one request reads. */
    private static final int BATCH_SIZE = 100;

    private final Table table;
    private final CsvFile file;
    private final List<Item> waiting = new ArrayList<>();

    RedirectFile(Table table, ExportFolder folder) {
        this.table = table;
        file = new CsvFile(folder, "redirects.csv", List.of("from", "to"));
    }

    void add(Item redirect) {
        waiting.add(redirect);
        if (waiting.size() == BATCH_SIZE) {
            write();
        }
    }

    private void write() {
        List<Item> heads = waiting.stream()
                .flatMap(item -> article(item).stream())
                .distinct()
                .map(article -> Item.keyed(Keys.article(article), Keys.HEAD))
                .toList();
        Map<String, Item> found = new HashMap<>();
        table.getAll(heads, head -> found.put(head.string("pk"), head));
        for (Item item : waiting) {
            path(RedirectItem.target(item), article -> Optional.ofNullable(found.get(Keys.article(article))))
                    .ifPresent(to -> file.add(List.of(item.string("sk"), to)));
        }
        waiting.clear();
    }

    private static Optional<ArticleId> article(Item redirect) {
        return RedirectItem.target(redirect) instanceof Target.OfArticle(ArticleId article)
                ? Optional.of(article)
                : Optional.empty();
    }

    /** Where a redirect leads; empty if its article is gone. */
    static Optional<String> path(Target target, Function<ArticleId, Optional<Item>> heads) {
        return switch (target) {
            case Target.OfArticle(ArticleId article) ->
                heads.apply(article).map(head -> new Address.OfArticle(head.slug("slug")).path());
            case Target.OfPage(String path) -> Optional.of(path);
            case Target.OfUrl(var url) -> Optional.of(url.toString());
        };
    }

    /** Ends the file. */
    void complete() {
        write();
        file.complete();
    }

    @Override
    public void close() {
        file.close();
    }
}
