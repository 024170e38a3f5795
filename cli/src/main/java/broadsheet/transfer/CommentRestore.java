package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.ArticleId;
import broadsheet.cli.client.CommandFailure;
import broadsheet.discussion.Comment.State;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.discussion.CommentWrites;
import broadsheet.dynamodb.discussion.CommentWrites.HeldState;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the comments of an export, each in one transaction with what leads to it. A comment of an account gets an author that leads to
 * nobody, because an export names no accounts.
 *
 * @param table the table
 * @param root the exported folder
 * @param done counts what is done
 * @param clock the time, by which comments count as recent
 */
record CommentRestore(Table table, Path root, RestoreCounts done, InstantSource clock) {
    private static final String WAITING = "waiting";
    private static final String AUTHOR = "author";

    void restore(Workers workers, Runnable step) throws IOException {
        Path folder = root.resolve("comments");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".jsonl")).forEach(file -> {
                step.run();
                workers.run(() -> restore(file));
            });
        }
        workers.finish();
    }

    private void restore(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            String first = lines.readLine();
            ArticleId article = article(file, first == null ? "" : first);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                restore(article, comment(file, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArticleId article(Path file, String line) {
        try {
            return ArticleId.parse(ItemJson.item(line).string("article")).orElseThrow();
        } catch (RuntimeException unreadable) {
            throw new CommandFailure(file + ", line 1: names no article");
        }
    }

    private static Item comment(Path file, String line) {
        try {
            Item comment = ItemJson.item(line);
            State.valueOf(comment.string("state"));
            comment.number("number");
            comment.instant("posted");
            return comment;
        } catch (RuntimeException unreadable) {
            throw new CommandFailure(file + ": has a line that is no comment: " + unreadable.getMessage());
        }
    }

    private void restore(ArticleId article, Item said) {
        int number = said.number("number");
        Item bare = said.without("number", WAITING)
                .with("pk", Keys.comments(article))
                .with("sk", Keys.comment(number));
        State state = State.valueOf(said.string("state"));
        Item comment = state == State.PUBLISHED ? authored(bare, article, bare) : bare;
        List<ConditionalWrite> writes = new ArrayList<>();
        writes.add(ConditionalWrite.of(table.putting(comment, Table.NEW, Item.empty())));
        var others = new CommentWrites(table);
        if (state == State.PUBLISHED) {
            var posted = comment.instant("posted");
            writes.addAll(others.indexing(article, number, CommentItems.author(comment), posted));
            if (posted.isAfter(clock.instant().minus(CommentItems.KEPT))) {
                writes.add(others.addingToRecent(article, number, posted));
            }
        }
        if (state == State.HELD && said.has(WAITING)) {
            String id = said.string("held");
            Item held = authored(said.item(WAITING), article, bare)
                    .with("pk", Keys.HELD)
                    .with("sk", id)
                    .with("article", article.value())
                    .with("number", number);
            writes.add(ConditionalWrite.of(table.putting(held, Table.NEW, Item.empty())));
            writes.addAll(others.indexingHeld(id, CommentItems.author(held), HeldState.WAITING, Optional.empty()));
        }
        settle(comment, writes);
    }

    /** Writes the comment, or says that it is there, or that it says something else now. */
    private void settle(Item comment, List<ConditionalWrite> writes) {
        String pk = comment.string("pk");
        String sk = comment.string("sk");
        ConditionalWrite.untilDone("the comment " + pk + " " + sk, () -> {
            if (ConditionalWrite.make(table, writes)) {
                done.written();
                return Optional.of(true);
            }
            Optional<Item> there = table.getNow(pk, sk);
            if (there.isEmpty()) {
                return Optional.empty();
            }
            if (there.get().without(AUTHOR).equals(comment.without(AUTHOR))) {
                done.unchanged();
            } else {
                done.differs(pk + " " + sk);
            }
            return Optional.of(false);
        });
    }

    private static Item authored(Item item, ArticleId article, Item comment) {
        return item.flag("signedIn") ? item.with(AUTHOR, ExportedItem.nobody(article, comment)) : item;
    }
}
