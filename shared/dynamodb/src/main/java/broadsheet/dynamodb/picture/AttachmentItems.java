package broadsheet.dynamodb.picture;

import broadsheet.article.Attachment;
import broadsheet.article.FileFormat;
import broadsheet.article.MediaFile;
import broadsheet.article.Picture;
import broadsheet.dynamodb.article.PictureItems;
import broadsheet.dynamodb.table.Item;

/** The items of what was uploaded for articles. A file has a type, and no widths. */
public final class AttachmentItems {
    private static final String TYPE = "type";
    private static final String BYTES = "bytes";

    private AttachmentItems() {}

    /** The attachment that an item describes. */
    public static Attachment attachment(Item item) {
        if (!item.has(TYPE)) {
            return PictureItems.picture(item);
        }
        String type = item.string(TYPE);
        FileFormat format = FileFormat.named(type).orElseThrow(() -> new IllegalStateException("no format is " + type));
        return new MediaFile(item.string("hash"), format, item.number(BYTES));
    }

    /** The item with all attributes of an attachment. */
    static Item with(Item item, Attachment attachment) {
        return switch (attachment) {
            case Picture picture -> PictureItems.picture(item, picture);
            case MediaFile file ->
                item.with("hash", file.hash())
                        .with(TYPE, file.format().mediaType())
                        .with(BYTES, file.bytes());
        };
    }
}
