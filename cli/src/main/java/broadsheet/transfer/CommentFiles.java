package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Rows;
import broadsheet.dynamodb.table.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes an article's comments, one on a line: {@code comments/SLUG.jsonl}. The first line names the article. No line names an account. A
 * comment that waits for a moderator after reports has what it said under {@code waiting}.
 */
record CommentFiles(Table table, ExportFolder folder) {
    /**
     * Writes the comments of an article that has some.
     *
     * @return how many
     */
    int write(ArticleId article) {
        Optional<Item> head = table.getNow(Keys.article(article), Keys.HEAD);
        String slug = head.map(item -> item.string("slug")).orElse(article.value());
        String path = "comments/" + (ExportFolder.takes(slug) ? slug : article.value()) + ".jsonl";
        var written = new AtomicInteger();
        folder.write(path, file -> {
            try (BufferedWriter lines = Files.newBufferedWriter(file, UTF_8)) {
                Item first = Item.empty().with("article", article.value()).with("slug", slug);
                lines.write(ItemJson.line(first.with("title", head.flatMap(item -> item.optional("title")))));
                lines.write('\n');
                new Rows(table).each(Keys.comments(article), Keys.COMMENT, comment -> {
                    line(lines, comment);
                    written.incrementAndGet();
                });
            }
        });
        return written.get();
    }

    private void line(BufferedWriter lines, Item comment) {
        Item shown = comment.without("pk", "sk", "author").with("number", CommentItems.number(comment));
        Optional<Item> waiting = comment.string("state").equals("HELD")
                ? comment.optional("held")
                        .flatMap(id -> table.getNow(Keys.HELD, id))
                        .map(held -> held.without("pk", "sk", "author", "article", "number"))
                : Optional.empty();
        try {
            lines.write(ItemJson.line(
                    waiting.map(held -> shown.with("waiting", held)).orElse(shown)));
            lines.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
