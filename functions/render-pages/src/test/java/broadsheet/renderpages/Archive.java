package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Standing;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Events;
import broadsheet.emulators.Tables;
import broadsheet.pages.Catalogue;
import broadsheet.pages.Pages;
import broadsheet.publishing.Dates;
import broadsheet.publishing.DocumentReader;
import broadsheet.publishing.SiteReader;
import broadsheet.store.Consistency;
import broadsheet.store.StoreModule;
import dagger.BindsInstance;
import dagger.Component;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table that nobody else uses, filled with what the events of publish-article send. */
final class Archive implements AutoCloseable {
    private static final String TABLE = System.getenv("TABLE_NAME");
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    private final Dynoxide dynoxide = Dynoxide.inMemory();
    private final DynamoDbClient client = dynoxide.client();
    private final Ports ports;

    /** An empty table, which a function that is made from now on reads. */
    Archive() {
        Tables.create(client, TABLE);
        System.setProperty("aws.endpointUrlDynamoDb", dynoxide.endpoint().toString());
        ports = DaggerArchive_Ports.factory().create(Consistency.STRONG);
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
        ports.sites().publish(SiteReader.read(document, text(event, "queryStringParameters.url")));
    }

    void publish(String event) {
        var slug = new Slug(text(event, "pathParameters.slug").orElseThrow());
        var defaults = new DocumentReader.Defaults(
                text(event, "queryStringParameters.section"),
                text(event, "queryStringParameters.date").flatMap(Dates::parse));
        byte[] document = text(event, "body").orElseThrow().getBytes(UTF_8);
        var reading = DocumentReader.read(document, slug, ports.sites().site(), defaults);
        ports.articles().publish(slug, reading.draft(), any -> true, "an-editor", NOW);
    }

    /** Publishes a document, unless its slugs stand for other articles. */
    void publishDocument(String slug, String document) {
        var reading = DocumentReader.read(
                document.getBytes(UTF_8), new Slug(slug), ports.sites().site(), DocumentReader.Defaults.NONE);
        try {
            ports.articles().publish(new Slug(slug), reading.draft(), any -> true, "an-editor", NOW);
        } catch (Articles.SlugTaken refused) {
            // A random sequence meets this too; nothing was written.
        }
    }

    TableStream stream() {
        return new TableStream(dynoxide, TABLE);
    }

    Catalogue catalogue() {
        return ports.catalogue();
    }

    Pages pages() {
        return ports.pages();
    }

    void withdraw(String slug) {
        try {
            ports.articles().withdraw(new Slug(slug), any -> true, "an-editor", NOW);
        } catch (Articles.SlugTaken moved) {
            // A random sequence meets this too; nothing was written.
        }
    }

    Standing find(String slug) {
        return ports.articles().find(new Slug(slug));
    }

    /** Leaves nothing of an item but its keys. */
    void damage(String pk, String sk) {
        Map<String, AttributeValue> keys = Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
        client.putItem(item -> item.tableName(TABLE).item(keys));
    }

    private static Optional<String> text(String event, String path) {
        return Optional.ofNullable((String) Events.at(event, path));
    }

    @Singleton
    @Component(modules = StoreModule.class)
    interface Ports {
        Articles articles();

        Sites sites();

        Catalogue catalogue();

        Pages pages();

        @Component.Factory
        interface Factory {
            Ports create(@BindsInstance Consistency consistency);
        }
    }

    @Override
    public void close() {
        client.close();
        dynoxide.close();
    }
}
