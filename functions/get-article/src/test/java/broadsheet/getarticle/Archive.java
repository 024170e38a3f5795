package broadsheet.getarticle;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Slug;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Events;
import broadsheet.emulators.Tables;
import broadsheet.publishing.Dates;
import broadsheet.publishing.DocumentReader;
import broadsheet.publishing.SiteReader;
import broadsheet.store.Consistency;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table that nobody else uses, filled with what the events of publish-article send. */
final class Archive implements AutoCloseable {
    private static final String TABLE = System.getenv("TABLE_NAME");
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    private final Dynoxide dynoxide = Dynoxide.inMemory();
    private final DynamoDbClient client = dynoxide.client();
    private final GetArticle.Wiring wiring;

    /** An empty table, which a function that is made from now on reads. */
    Archive() {
        Tables.create(client, TABLE);
        System.setProperty("aws.endpointUrlDynamoDb", dynoxide.endpoint().toString());
        wiring = DaggerGetArticle_Wiring.factory().create(Consistency.STRONG);
    }

    /** What stands there when all events of publish-article have been sent. */
    static Archive filled() {
        var archive = new Archive();
        archive.publishSite(Events.read("publish-article/200-site"));
        for (String name : new String[] {"201-article", "201-defaults", "201-ignored-field"}) {
            archive.publish(Events.read("publish-article/" + name));
        }
        archive.withdraw("the-price-of-a-harbour-pilot");
        return archive;
    }

    void publishSite(String event) {
        byte[] document = text(event, "body").orElseThrow().getBytes(UTF_8);
        wiring.sites().publish(SiteReader.read(document, text(event, "queryStringParameters.url")));
    }

    void publish(String event) {
        var slug = new Slug(text(event, "pathParameters.slug").orElseThrow());
        var defaults = new DocumentReader.Defaults(
                text(event, "queryStringParameters.section"),
                text(event, "queryStringParameters.date").flatMap(Dates::parse));
        byte[] document = text(event, "body").orElseThrow().getBytes(UTF_8);
        var reading = DocumentReader.read(document, slug, wiring.sites().site(), defaults);
        wiring.articles().publish(slug, reading.draft(), any -> true, "an-editor", NOW);
    }

    void withdraw(String slug) {
        wiring.articles().withdraw(new Slug(slug), any -> true, "an-editor", NOW);
    }

    /** Takes the table away, as an outage would. */
    void loseTable() {
        client.deleteTable(table -> table.tableName(TABLE));
    }

    private static Optional<String> text(String event, String path) {
        return Optional.ofNullable((String) Events.at(event, path));
    }

    @Override
    public void close() {
        client.close();
        dynoxide.close();
    }
}
