package broadsheet.store;

import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures;
import broadsheet.article.Slug;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The pictures of articles in the table: an item for each, in its article's partition. */
final class DynamoPictures implements Pictures {
    private final Table table;

    @Inject
    DynamoPictures(Table table) {
        this.table = table;
    }

    @Override
    public Map<PictureName, Picture> of(Slug article) {
        Map<PictureName, Picture> pictures = new HashMap<>();
        Map<String, AttributeValue> next = Map.of();
        do {
            Map<String, AttributeValue> from = next;
            QueryResponse page = table.query(
                    "pk = :pk AND begins_with(sk, :a)",
                    List.of(Keys.article(article), Keys.PICTURE),
                    query -> query.exclusiveStartKey(from.isEmpty() ? null : from));
            page.items().stream()
                    .map(Item::of)
                    .forEach(item -> pictures.put(Keys.pictureOf(item.string("sk")), picture(item)));
            next = page.lastEvaluatedKey();
        } while (!next.isEmpty());
        return pictures;
    }

    @Override
    public void keep(Slug article, PictureName name, Picture picture) {
        table.put(Item.keyed(Keys.article(article), Keys.picture(name))
                .with("hash", picture.hash())
                .with("width", picture.width())
                .with("height", picture.height())
                .with("widths", picture.widths()));
    }

    private static Picture picture(Item item) {
        return new Picture(item.string("hash"), item.number("width"), item.number("height"), item.numbers("widths"));
    }
}
