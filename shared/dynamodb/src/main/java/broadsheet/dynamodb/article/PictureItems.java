package broadsheet.dynamodb.article;

import broadsheet.article.Focus;
import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import broadsheet.dynamodb.table.Item;
import java.util.Optional;

/** Pictures as attributes of items. */
public final class PictureItems {
    private static final String FOCUS = "focus";

    /** Present, and true, if the picture has AVIF. Pictures of earlier versions lack it. */
    private static final String AVIF = "avif";

    private PictureItems() {}

    public static Item lead(LeadPicture lead) {
        return picture(Item.empty(), lead.picture())
                .with("alt", lead.alt())
                .with("credit", Optional.of(lead.credit()).filter(credit -> !credit.isEmpty()))
                .with(
                        FOCUS,
                        Optional.of(lead.focus())
                                .filter(focus -> !focus.equals(Focus.MIDDLE))
                                .map(Focus::toString));
    }

    public static LeadPicture lead(Item item) {
        return new LeadPicture(
                picture(item),
                item.string("alt"),
                item.optional("credit").orElse(""),
                item.optional(FOCUS).flatMap(Focus::parse).orElse(Focus.MIDDLE));
    }

    /** The item with all attributes that are needed to show a picture. */
    public static Item picture(Item item, Picture picture) {
        Item written = item.with("hash", picture.hash())
                .with("width", picture.width())
                .with("height", picture.height())
                .with("widths", picture.widths());
        return picture.hasAvif() ? written.with(AVIF, true) : written;
    }

    public static Picture picture(Item item) {
        return new Picture(
                item.string("hash"),
                item.number("width"),
                item.number("height"),
                item.numbers("widths"),
                item.has(AVIF));
    }
}
