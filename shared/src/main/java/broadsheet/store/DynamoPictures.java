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

/** Pictures in the table, in the partition of their article. */
final class DynamoPictures implements Pictures {
    private final Table table;

    @Inject
    DynamoPictures(Table table) {
        this.table = table;
    }

    @Override
    public Map<PictureName, Picture> of(Slug article) {
        Map<PictureName, Picture> pictures = new HashMap<>();
        Map<String, AttributeValue> start = Map.of();
        do {
            Map<String, AttributeValue> next = start;
            var response = table.query(
                    "pk = :pk AND begins_with(sk, :a)", List.of(Keys.article(article), Keys.PICTURE), query -> {
                        if (!next.isEmpty()) {
                            query.exclusiveStartKey(next);
                        }
                    });
            response.items().stream()
                    .map(Item::of)
                    .forEach(item -> pictures.put(Keys.pictureOf(item.string("sk")), ArticleItems.picture(item)));
            start = response.lastEvaluatedKey();
        } while (!start.isEmpty());
        return pictures;
    }

    @Override
    public void keep(Slug article, PictureName name, Picture picture) {
        table.put(ArticleItems.picture(Item.keyed(Keys.article(article), Keys.picture(name)), picture));
    }
}
