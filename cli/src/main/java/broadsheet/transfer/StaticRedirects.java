package broadsheet.transfer;

import broadsheet.article.Slug;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.RedirectKeys;
import broadsheet.dynamodb.redirect.RedirectItem;
import broadsheet.dynamodb.table.Expressions;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.pages.Address;
import broadsheet.redirect.Target;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;

/**
 * Writes where old paths lead, for servers that read lists: {@code _redirects} of Netlify and Cloudflare Pages, and a map for nginx. A server
 * that reads neither is told by a page at the old path, if the path has no query and no other page.
 */
final class StaticRedirects {
    /** How many redirects are resolved at once. */
    private static final int BATCH_SIZE = 100;

    /** The attributes that say where a path leads. */
    private static final String PROJECTION = "#pk, #sk, #state, #article, #path, #url";

    private final Table table;
    private final ExportFolder folder;
    private final List<Pending> pending = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private int written;

    StaticRedirects(Table table, ExportFolder folder) {
        this.table = table;
        this.folder = folder;
    }

    /** A path whose target may be an article. */
    private record Pending(String from, Target to) {}

    /** Writes both lists. */
    int write() {
        folder.write(
                "_redirects",
                netlify -> folder.write("redirects.nginx.map", nginx -> {
                    try (BufferedWriter plain = Files.newBufferedWriter(netlify);
                            BufferedWriter map = Files.newBufferedWriter(nginx)) {
                        var forNginx = new NginxMap(map);
                        table.client()
                                .scanPaginator(scan -> scan.tableName(table.name())
                                        .projectionExpression(PROJECTION)
                                        .expressionAttributeNames(Expressions.names(PROJECTION)))
                                .items()
                                .forEach(attributes -> {
                                    of(Item.of(attributes)).ifPresent(pending::add);
                                    if (pending.size() == BATCH_SIZE) {
                                        flush(plain, forNginx);
                                    }
                                });
                        flush(plain, forNginx);
                        lost.addAll(forNginx.lost());
                    }
                }));
        return written;
    }

    /** The paths that the map for nginx cannot have. */
    List<String> lostForNginx() {
        return List.copyOf(lost);
    }

    private static Optional<Pending> of(Item item) {
        Optional<Slug> former = Keys.addressOf(item.string("pk"))
                .filter(slug -> item.optional("state").filter("FORMER"::equals).isPresent());
        if (former.isPresent()) {
            return former.map(slug ->
                    new Pending(new Address.OfArticle(slug).path(), new Target.OfArticle(item.article("article"))));
        }
        return RedirectKeys.fromOf(item.string("pk"), item.string("sk"))
                .map(from -> new Pending(from.value(), RedirectItem.target(item)));
    }

    private void flush(BufferedWriter plain, NginxMap map) {
        Map<Item, Item> heads = table.getAll(pending.stream()
                .flatMap(each -> each.to() instanceof Target.OfArticle(var article)
                        ? Stream.of(Item.keyed(Keys.article(article), Keys.HEAD))
                        : Stream.empty())
                .distinct()
                .toList());
        for (Pending each : pending) {
            Optional<String> path = RedirectFile.path(
                    each.to(), article -> Optional.ofNullable(heads.get(Item.keyed(Keys.article(article), Keys.HEAD))));
            path.ifPresent(to -> {
                try {
                    String from = each.from().replace(" ", "%20");
                    plain.write(netlify(from) + "  " + to + "  301\n");
                    map.add(from, to);
                    page(each.from(), to);
                    written++;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        pending.clear();
    }

    /** Netlify has the parameters of a query apart from the path. */
    private static String netlify(String from) {
        return from.replaceFirst("\\?", " ").replace("&", " ");
    }

    private void page(String from, String to) {
        if (from.contains("?")) {
            return;
        }
        StaticCopy.path(from.substring(1).isEmpty() ? "index.html" : from.substring(1))
                .filter(path -> !folder.isOfThisRun(path) && hasRoomFor(path))
                .ifPresent(path -> folder.write(path, moved(to)));
    }

    /** Whether no file stands where the path needs a folder, nor a folder where it needs a file: the lists have these. */
    private boolean hasRoomFor(String path) {
        Path file = folder.file(path);
        boolean isBelowAFile = Stream.iterate(file.getParent(), up -> !up.equals(folder.root()), Path::getParent)
                .anyMatch(Files::isRegularFile);
        return !isBelowAFile && !Files.isDirectory(file);
    }

    /** A page that leads to another one, for servers without lists. */
    private static String moved(String to) {
        String escaped = Entities.escape(to);
        return """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Moved</title><meta http-equiv="refresh" content="0; url=%s"><link rel="canonical" href="%s"></head>
            <body><p><a href="%s">%s</a></p></body>
            </html>
            """.formatted(escaped, escaped, escaped, escaped);
    }
}
