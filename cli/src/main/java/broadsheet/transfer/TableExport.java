package broadsheet.transfer;

import broadsheet.article.ArticleId;
import broadsheet.article.Attachment;
import broadsheet.article.AuthorProfile;
import broadsheet.article.PictureName;
import broadsheet.article.Slug;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.key.StaticPageKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.Map;
import java.util.Optional;

/**
 * Walks over the table once, writes the record of each item, and a document of each article, page and coverage. Memory does not grow with
 * the table, but for the paths of files.
 */
final class TableExport implements AutoCloseable {
    private final Table table;
    private final ExportFolder folder;
    private final PictureCopies pictures;
    private final Records records;
    private final RedirectFile redirects;
    private final CsvFile counts;
    private final Workers workers;
    private final ExportCounts seen = new ExportCounts();
    private ArticleFiles article = new ArticleFiles();
    private String partition = "";
    private String discussed = "";
    private int ratings;

    TableExport(Table table, PictureCopies pictures, Workers workers) {
        this.table = table;
        this.folder = pictures.folder();
        this.pictures = pictures;
        this.workers = workers;
        records = new Records(folder);
        redirects = new RedirectFile(table, folder);
        counts = new CsvFile(folder, "counts.csv", Counts.COLUMNS);
    }

    ExportCounts seen() {
        return seen;
    }

    /**
     * Walks over the whole table.
     *
     * @param step called for each item
     */
    void walk(Runnable step) {
        // Consistently, so that an export has all that was published before it began.
        table.client()
                .scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true))
                .items()
                .forEach(attributes -> {
                    Item item = Item.of(attributes);
                    seen.item();
                    step.run();
                    String pk = item.string("pk");
                    if (!pk.equals(partition)) {
                        end();
                        partition = pk;
                        ratings = 0;
                    }
                    switch (ExportedItem.of(item)) {
                        case ExportedItem.Kept(Group group, Item kept) -> keep(group, kept);
                        case ExportedItem.LeftOut(String kind) -> seen.leaveOut(kind);
                        case ExportedItem.Unknown(String kind) -> seen.unknown(kind);
                        case ExportedItem.Derived() -> {}
                    }
                });
        end();
        workers.run(() -> copy(new LiveFiles(table, folder).pictures(AuthorProfile.PICTURES), ""));
        workers.finish();
    }

    /** Ends the files that only a whole walk has. */
    long complete() {
        records.complete();
        redirects.complete();
        counts.complete();
        return records.written() + seen.comments();
    }

    private void keep(Group group, Item item) {
        switch (group) {
            case COMMENTS -> comment(item);
            case RATINGS -> records.add(group, item.with("sk", "COOKIE#" + ExportedItem.NOBODY + ++ratings));
            default -> records.add(group, item);
        }
        switch (group) {
            case ARTICLES -> article.add(item);
            case SITE -> item.optionalText("document").ifPresent(document -> folder.write("site.yaml", document));
            case PAGES -> page(item);
            case REDIRECTS -> redirects.add(item);
            case LIVE -> coverage(item);
            default -> {}
        }
    }

    /** Comments are read anew by their partition, whole, as soon as the walk comes to the first of them. */
    private void comment(Item item) {
        if (!partition.equals(discussed)) {
            discussed = partition;
            ArticleId of = Keys.commentedOf(item.string("pk")).orElseThrow();
            workers.run(() -> seen.add(new CommentFiles(table, folder).write(of)));
        }
    }

    private void end() {
        ArticleFiles complete = article;
        article = new ArticleFiles();
        Optional<ArticleId> id = Keys.articleOf(partition);
        if (id.isEmpty()) {
            return;
        }
        workers.run(() -> {
            Optional<String> path = complete.write(folder);
            if (path.isPresent()) {
                seen.article();
                counts.add(new Counts(table).row(id.get(), complete.slug()));
            }
            complete.pictures().forEach((name, picture) -> copy(path.map(beside -> beside + name), picture));
        });
    }

    private void page(Item item) {
        StaticPageKeys.pageOf(item.string("pk"))
                .ifPresent(slug -> item.optionalText("document").ifPresent(document -> {
                    String beside = "pages/" + slug + "/";
                    folder.write(beside + "index.md", document);
                    seen.document();
                    workers.run(() -> copy(new LiveFiles(table, folder).pictures(slug), beside));
                }));
    }

    private void coverage(Item item) {
        if (item.string("sk").equals(LiveKeys.COVERAGE)) {
            Slug slug = LiveKeys.coverageOf(item.string("pk")).orElseThrow();
            workers.run(() -> {
                var files = new LiveFiles(table, folder);
                files.write(slug, item);
                seen.document();
                copy(files.pictures(slug), LiveFiles.path(slug));
            });
        }
    }

    private void copy(Map<PictureName, Attachment> all, String beside) {
        all.forEach((name, picture) -> copy(Optional.of(beside + name), picture));
    }

    /** Copies a picture, and gives its widest copy the name that the document has for it. */
    private void copy(Optional<String> name, Attachment picture) {
        boolean complete = pictures.copy(picture);
        seen.picture(complete);
        if (complete && name.isPresent()) {
            folder.link(name.get(), picture.original().substring(1));
        }
    }

    @Override
    public void close() {
        records.close();
        redirects.close();
        counts.close();
    }
}
