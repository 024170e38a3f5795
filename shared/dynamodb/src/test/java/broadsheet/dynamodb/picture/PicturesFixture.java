package broadsheet.dynamodb.picture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.Attachment;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures.Released;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Articles and their pictures in a table. */
final class PicturesFixture {
    static final Slug SLUG = new Slug("an-article");
    static final Slug OTHER = new Slug("another-article");
    static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    static final PictureName HARBOUR = new PictureName("photos/harbour #1.jpg");
    static final Picture WIDE = new Picture("0a".repeat(32), 1600, 1067, List.of(320, 640, 960, 1280, 1600), true);
    static final Picture SMALL = new Picture("1b".repeat(32), 64, 100, List.of(64));

    final DynamoDbClient client = Dynoxide.shared().client();
    final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    final DynamoPictures pictures = new DynamoPictures(table);
    final DynamoArticles articles = new DynamoArticles(table);

    ArticleId id(Slug slug) {
        return articles.leadsTo(slug).orElseThrow();
    }

    void publish(Slug article) {
        articles.publish(article, Drafts.titled("A title"), any -> true, Actor.unnamed("editor"), NOW);
    }

    void takeDown(Slug article) {
        articles.takeDown(article, any -> true, Actor.unnamed("editor"), "An injunction", NOW);
    }

    void keep(Slug article, PictureName name, Attachment picture) {
        assertTrue(pictures.reference(article, picture.hash()));
        assertTrue(pictures.keep(article, name, picture));
    }

    boolean mustGo(Attachment picture) {
        return pictures.order(picture.hash()).isPresent();
    }

    void carryOut(Picture picture) {
        pictures.completeDeletion(picture.hash(), pictures.order(picture.hash()).orElseThrow());
    }

    static Released released(Set<String> going, Set<String> shared) {
        return new Released(new TreeSet<>(going), new TreeSet<>(shared));
    }

    int references(Picture picture) {
        return image(picture).map(item -> item.number("references")).orElse(0);
    }

    Optional<Item> image(Picture picture) {
        return table.getNow(PictureKeys.image(picture.hash()), Keys.CURRENT);
    }
}
