package broadsheet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Slug;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoPicturesTest {
    private static final Slug SLUG = new Slug("an-article");

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final DynamoPictures pictures =
            new DynamoPictures(new Table(client, Tables.create(client), Consistency.STRONG));

    @Test
    void anArticleHasThePicturesThatWereKeptForItAndTheLastOfEachName() {
        pictures.keep(SLUG, new PictureName("a.jpg"), picture('a'));
        pictures.keep(SLUG, new PictureName("photos/b c.jpg"), picture('b'));
        pictures.keep(SLUG, new PictureName("a.jpg"), picture('c'));
        pictures.keep(new Slug("another"), new PictureName("d.jpg"), picture('d'));
        assertEquals(
                Map.of(new PictureName("a.jpg"), picture('c'), new PictureName("photos/b c.jpg"), picture('b')),
                pictures.of(SLUG));
    }

    private static Picture picture(char digit) {
        return new Picture(String.valueOf(digit).repeat(64), 800, 600, List.of(320, 640));
    }
}
