package broadsheet.transfer;

import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the records of an export into the table, each on the condition that there is no item with its key. So a repeat writes what is
 * missing, and what somebody has changed since stays.
 *
 * <p>What the renderer reads together is written in an order in which nothing is seen by halves: an article's text before its head, and its
 * entries in listings after it. Heads, addresses and entries have the mark of a bulk publication, so that the renderer gathers them.
 *
 * @param table the table
 * @param root the exported folder
 * @param done counts what is done
 * @param clock the time, by which comments count as recent
 */
record TableRestore(Table table, Path root, RestoreCounts done, InstantSource clock) {
    /** The most records that one task writes, so that an article's thousand revisions do not fill the memory. */
    private static final int MOST = 50;

    private static final Set<Group> GROUPS = EnumSet.range(Group.SITE, Group.RATINGS);

    void restore(Workers workers, Runnable step) throws IOException {
        for (Group group : GROUPS) {
            restore(group, workers, step);
        }
        new CommentRestore(table, root, done, clock).restore(workers, step);
        restore(Group.LISTINGS, workers, step);
    }

    private void restore(Group group, Workers workers, Runnable step) throws IOException {
        List<Item> together = new ArrayList<>();
        new RecordFile(root, group).each(item -> {
            if (isSettings(item)) {
                return;
            }
            if (!together.isEmpty() && (together.size() == MOST || !isTogether(together.getLast(), item))) {
                write(together, workers);
            }
            together.add(item);
            step.run();
        });
        write(together, workers);
        workers.finish();
    }

    /** The restoration has begun with the settings. */
    private static boolean isSettings(Item item) {
        return item.string("pk").equals(Keys.SITE);
    }

    private static boolean isTogether(Item one, Item next) {
        return one.string("pk").equals(next.string("pk"));
    }

    private void write(List<Item> together, Workers workers) {
        List<Item> items = List.copyOf(together);
        together.clear();
        workers.run(() -> items.forEach(this::write));
    }

    private void write(Item item) {
        String sk = item.string("sk");
        boolean isArticle =
                sk.equals(Keys.HEAD) && Keys.articleOf(item.string("pk")).isPresent();
        boolean isGathered = isArticle || sk.equals(Keys.ADDRESS);
        if (put(isGathered ? item.with(ArticleItems.BULK, true) : item)
                && isArticle
                && ArticleItems.isPublished(item)) {
            ArticleItems.entries(ArticleItems.article(item))
                    .values()
                    .forEach(entry -> putEntry(entry.with(ArticleItems.BULK, true)));
        }
    }

    /** Puts an item, unless there is one with its key; returns whether the table has this one now. */
    private boolean put(Item item) {
        if (new NewItem(table, item).put()) {
            done.written();
            return true;
        }
        if (isThere(item)) {
            done.unchanged();
            return true;
        }
        done.differs(place(item));
        return false;
    }

    /** Puts an entry in a listing, which follows from its article and is no record of the export. */
    private void putEntry(Item entry) {
        if (!new NewItem(table, entry).put() && !isThere(entry)) {
            done.differs(place(entry));
        }
    }

    private boolean isThere(Item item) {
        Optional<Item> there = table.getNow(item.string("pk"), item.string("sk"));
        return there.map(TableRestore::said).equals(Optional.of(said(item)));
    }

    private static String place(Item item) {
        return item.string("pk") + " " + item.string("sk");
    }

    /** What an item says, without the mark of who wrote it. */
    private static Item said(Item item) {
        return item.without(ArticleItems.BULK);
    }
}
