package broadsheet.transfer;

import broadsheet.article.Attachment;
import broadsheet.article.PictureName;
import broadsheet.article.Slug;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.picture.DynamoPictures;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Rows;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Map;

/** Writes a live coverage as its editors sent it: {@code live/SLUG/index.md}, and a document for each update, by its place. */
record LiveFiles(Table table, ExportFolder folder) {
    private static final String DOCUMENTS = "DOCUMENT";

    void write(Slug coverage, Item head) {
        String path = path(coverage);
        folder.write(path + "index.md", head.text("document"));
        new Rows(table)
                .each(
                        LiveKeys.coverage(coverage),
                        DOCUMENTS,
                        update -> update.optionalText("document")
                                .ifPresent(document ->
                                        folder.write(path + "%06d.md".formatted(update.number("place")), document)));
    }

    /** The folder of a coverage. */
    static String path(Slug coverage) {
        return "live/" + coverage + "/";
    }

    /** The pictures of a coverage, of a static page, or of the site's settings, each kept at a slug. */
    Map<PictureName, Attachment> pictures(Slug slug) {
        return new DynamoPictures(table).of(List.of(slug));
    }
}
