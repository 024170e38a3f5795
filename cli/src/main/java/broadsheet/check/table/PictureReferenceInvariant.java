package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.table.Table;
import java.util.List;

/**
 * Invariant: a picture that an article references has a positive reference count. A picture whose count is zero gets
 * deleted. No item records the correct count, so only zero can be detected.
 */
record PictureReferenceInvariant(Table table, ArticleId article, String hash) implements Invariant {
    @Override
    public String place() {
        return PictureKeys.image(hash) + " " + Keys.CURRENT;
    }

    @Override
    public List<Finding> check() {
        boolean isReferenced = table.getNow(Keys.article(article), PictureKeys.reference(hash))
                .filter(reference -> !reference.has("released"))
                .isPresent();
        boolean counted = table.getNow(PictureKeys.image(hash), Keys.CURRENT)
                .filter(image -> image.has("references") && image.number("references") > 0)
                .isPresent();
        return !isReferenced || counted
                ? List.of()
                : List.of(Finding.manual(
                        place(),
                        "does not count " + article + ", which has the picture",
                        "write there how many articles have it, or it may go with the next of them"));
    }
}
