package broadsheet.store;

import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures;
import broadsheet.article.Slug;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;

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
        List<String> values = List.of(Keys.article(article), Keys.PICTURE);
        table.queryAll("pk = :pk AND begins_with(sk, :a)", values, query -> {})
                .forEach(item -> pictures.put(Keys.pictureOf(item.string("sk")), ArticleItems.picture(item)));
        return pictures;
    }

    @Override
    public void keep(Slug article, PictureName name, Picture picture) {
        table.put(ArticleItems.picture(Item.keyed(Keys.article(article), Keys.picture(name)), picture));
    }
}
