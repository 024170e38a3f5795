package broadsheet.publisharticle;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Articles;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures;
import broadsheet.article.Slug;
import broadsheet.draft.DraftId;
import broadsheet.draft.WorkingDrafts;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.Tables;
import broadsheet.emulators.TestContext;
import broadsheet.schedule.Schedules;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tables that nobody else uses, and the function in front of it. */
final class PublishingFixture implements AutoCloseable {
    private static final String TABLE = System.getenv("TABLE_NAME");
    private static final String DRAFTS = System.getenv("DRAFTS_TABLE_NAME");

    private final Dynoxide dynoxide = Dynoxide.inMemory();
    private final DynamoDbClient client = dynoxide.client();
    private final TestContext context = new TestContext();
    private final Pictures pictures;
    private final PublishArticle function;

    /** The drafts in their table. */
    final WorkingDrafts drafts;

    /** The articles in the table. */
    final Articles articles;

    /** The schedules in the table. */
    final Schedules schedules;

    /** An empty table, and the function as Lambda makes it. */
    PublishingFixture() {
        var wiring = prepare();
        pictures = wiring.pictures();
        drafts = wiring.workingDrafts();
        articles = wiring.articles();
        schedules = wiring.schedules();
        function = new PublishArticle();
    }

    /** An empty table, and the function with another clock. */
    PublishingFixture(InstantSource clock) {
        var wiring = prepare();
        pictures = wiring.pictures();
        drafts = wiring.workingDrafts();
        articles = wiring.articles();
        schedules = wiring.schedules();
        function = new PublishArticle(wiring, clock);
    }

    /** Publishes the settings of the events. */
    PublishingFixture withSite() {
        sendNamed("200-site");
        return this;
    }

    private PublishArticle.Wiring prepare() {
        Tables.create(client, TABLE);
        Tables.createDrafts(client, DRAFTS);
        System.setProperty("aws.endpointUrlDynamoDb", dynoxide.endpoint().toString());
        return DaggerPublishArticle_Wiring.factory().create(Consistency.STRONG);
    }

    /** Lets an article have a picture, as if it had been uploaded. */
    void keep(String slug, String name, Picture picture) {
        reference(slug, picture);
        pictures.keep(new Slug(slug), new PictureName(name), picture);
    }

    /** Lets an article have a reference to a picture, as if it had been announced. */
    void reference(String slug, Picture picture) {
        pictures.reference(new Slug(slug), picture.hash());
    }

    /** Sends the event of that name in {@code events/publish-article/}. */
    Answer sendNamed(String name) {
        return send(Events.read("publish-article/" + name));
    }

    Answer send(String event) {
        return Events.send(function, event, context);
    }

    TestContext context() {
        return context;
    }

    /**
     * Everything that the tables hold, by partition and place: {@code ARTICLE#a-slug HEAD}. In place of the id that an
     * article was given stands its first address, because ids are never the same.
     */
    Map<String, Map<String, AttributeValue>> items() {
        List<Map<String, AttributeValue>> all = Stream.of(TABLE, DRAFTS)
                .flatMap(name -> client.scanPaginator(scan -> scan.tableName(name)).items().stream())
                .toList();
        Map<String, String> addresses = new HashMap<>();
        all.stream()
                .filter(item -> text(item, "sk").equals("ADDRESS"))
                .sorted(Comparator.comparing(item -> text(item, "pk")))
                .forEach(item -> addresses.putIfAbsent(
                        text(item, "article"), text(item, "pk").substring("ADDRESS#".length())));
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        all.forEach(item -> {
            String key = text(item, "pk") + " " + text(item, "sk");
            for (Map.Entry<String, String> address : addresses.entrySet()) {
                key = key.replace(address.getKey(), address.getValue());
            }
            items.put(key, item);
        });
        return items;
    }

    /** The keys of what belongs to articles and their listings. */
    Set<String> articles() {
        return items().keySet().stream()
                .filter(key -> key.startsWith("ARTICLE#") || key.startsWith("LISTING#"))
                .collect(Collectors.toSet());
    }

    /** The text in an attribute of the item with this key, compressed or not. */
    String text(String key, String attribute) {
        return Item.of(requireNonNull(items().get(key), key)).text(attribute);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return requireNonNull(item.get(name), name).s();
    }

    /** Deletes the head of a draft, as if it had never been. */
    void forget(DraftId draft) {
        client.deleteItem(delete -> delete.tableName(DRAFTS)
                .key(Map.of("pk", AttributeValue.fromS(DraftKeys.draft(draft)), "sk", AttributeValue.fromS("HEAD"))));
    }

    /** Takes the table away, as an outage would. */
    void loseTable() {
        client.deleteTable(table -> table.tableName(TABLE));
    }

    @Override
    public void close() {
        client.close();
        dynoxide.close();
    }
}
