package broadsheet.dynamodb.article;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Draft;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Meter;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What reading and publishing cost, by the capacity that the table itself returns. */
class CapacityTest {
    private static final Expectation ANYTHING = revision -> true;

    private final Meter meter = new Meter();
    private final DynamoDbClient client = Dynoxide.shared().client(meter);
    private final Table table = new Table(client, Tables.create(client), Consistency.EVENTUAL);
    private final DynamoArticles articles = new DynamoArticles(table);
    private final DynamoListings listings = new DynamoListings(table);
    private final DynamoRevisions revisions = new DynamoRevisions(table);

    @Test
    void smallArticleWithNeighboursCostsAtMost2AndAHalfUnits() {
        publish(0, "<p>before</p>");
        publish(1, "<p>" + "x".repeat(7_000) + "</p>");
        publish(2, "<p>after</p>");
        double cost = meter.during(() -> {
            var published = (ArticleStatus.Published) articles.find(slug(1));
            assertTrue(!listings.before(
                            new Listing.All(),
                            ListingPosition.of(published.article().summary()),
                            1)
                    .isEmpty());
            assertTrue(!listings.after(
                            new Listing.All(),
                            ListingPosition.of(published.article().summary()),
                            1)
                    .isEmpty());
        });
        assertTrue(cost <= 2.5, "read capacity units: " + cost);
    }

    @Test
    void bodiesCostHalfAUnitPer4KilobytesInAStrongTable() {
        publish(0, "<p>text</p>");
        publish(1, "<p>" + Drafts.incompressible(7_000) + "</p>");
        var strong = new DynamoArticles(table.with(Consistency.STRONG));
        List<Article> heads = IntStream.range(0, 2)
                .mapToObj(i -> strong.published(slug(i)).orElseThrow())
                .toList();
        assertEquals(
                1.5,
                meter.during(
                        () -> assertEquals(2, strong.withBodies(heads).values().size())));
    }

    @Test
    void bodyOfAnotherRevisionIsOmitted() {
        publish(0, "<p>before</p>");
        Article before = articles.published(slug(0)).orElseThrow();
        publish(0, "<p>after</p>");
        assertEquals(Map.of(), articles.withBodies(List.of(before)));
    }

    @Test
    void formerAddressCostsNoMoreThanTheCurrentOne() {
        publish(1, "<p>" + "x".repeat(7_000) + "</p>");
        rename(2, 1);
        double current = meter.during(() -> assertTrue(articles.find(slug(2)) instanceof ArticleStatus.Published));
        double former = meter.during(() -> assertEquals(new ArticleStatus.Moved(slug(2)), articles.find(slug(1))));
        assertTrue(former <= current + 0.5, current + " and " + former);
    }

    @Test
    void renamingWritesTheSameWithOneAndWithAHundredFormerAddresses() {
        publish(0, "<p>text</p>");
        double first = meter.writtenDuring(() -> rename(1, 0));
        for (int i = 2; i < 100; i++) {
            rename(i, i - 1);
        }
        double hundredth = meter.writtenDuring(() -> rename(100, 99));
        assertTrue(first > 0);
        assertEquals(first, hundredth);
    }

    @Test
    void renamingWritesTheSameWithoutAndWithTenThousandComments() {
        publish(0, "<p>text</p>");
        double without = meter.writtenDuring(() -> rename(1, 0));
        ArticleId id = articles.leadsTo(slug(1)).orElseThrow();
        List<WriteRequest> comments = IntStream.rangeClosed(1, 10_000)
                .mapToObj(number -> put(Item.keyed(Keys.comments(id), Keys.comment(number))))
                .toList();
        for (int i = 0; i < comments.size(); i += 25) {
            List<WriteRequest> some = comments.subList(i, i + 25);
            client.batchWriteItem(batch -> batch.requestItems(Map.of(table.name(), some)));
        }
        assertEquals(without, meter.writtenDuring(() -> rename(2, 1)));
    }

    private void rename(int to, int from) {
        Draft draft = draft(0, "<p>text</p>");
        articles.publish(
                slug(to),
                new Draft(
                        draft.document(),
                        draft.front().withFormerly(List.of(slug(from))),
                        draft.date(),
                        draft.updated(),
                        draft.text(),
                        draft.body(),
                        draft.words()),
                ANYTHING,
                Actor.unnamed("editor"),
                Drafts.DATE);
    }

    @Test
    void theHeadOfALongArticleIsReadByItsAddressForOneUnit() {
        publish(1, "<p>" + "x".repeat(50_000) + "</p>");
        assertEquals(
                1, meter.during(() -> assertTrue(articles.published(slug(1)).isPresent())));
    }

    @Test
    void aListingPageOf20IsReadForAtMost2Units() {
        for (int i = 0; i < 25; i++) {
            publish(i, "<p>text</p>");
        }
        double cost = meter.during(() -> assertEquals(
                20,
                listings.list(new Listing.All(), 20, Optional.empty()).entries().size()));
        assertTrue(cost > 0 && cost <= 2, "read capacity units: " + cost);
    }

    @Test
    @Tag("slow")
    void publishingWritesTheSameAmongTenAndAmongTenThousandArticles() {
        fill(0, 10);
        double among10 = meter.during(() -> publish(20_000, "<p>" + "x".repeat(5_000) + "</p>"));
        fill(10, 10_000);
        double among10000 = meter.during(() -> publish(20_001, "<p>" + "x".repeat(5_000) + "</p>"));
        assertTrue(among10 > 0);
        assertEquals(among10, among10000);
    }

    /** The projection saves nothing here, which is why a page is small unless it is asked for more. */
    @Test
    void aPageOfRevisionsCostsWhatItsDocumentsWeigh() {
        for (int i = 0; i < 25; i++) {
            Draft draft = draft(0, "<p>" + i + "</p>");
            articles.publish(
                    slug(0),
                    new Draft(
                            Drafts.incompressible(7_000),
                            draft.front(),
                            draft.date(),
                            draft.updated(),
                            draft.text(),
                            draft.body(),
                            1),
                    ANYTHING,
                    Actor.unnamed("editor"),
                    Drafts.DATE);
        }
        ArticleId id = articles.leadsTo(slug(0)).orElseThrow();
        double cost = meter.during(() -> assertEquals(
                20, revisions.list(id, 20, Optional.empty()).entries().size()));
        assertTrue(cost >= 13 && cost <= 15, "read capacity units: " + cost);
    }

    private void publish(int number, String html) {
        articles.publish(slug(number), draft(number, html), ANYTHING, Actor.unnamed("editor"), Drafts.DATE);
    }

    private static Draft draft(int number, String html) {
        return Drafts.of(
                "A title of usual length, as they are",
                Drafts.SCIENCE,
                Drafts.DATE.plus(Duration.ofMinutes(number)),
                Drafts.tags(5),
                html,
                Optional.of(Drafts.picture('a')));
    }

    private static Slug slug(int number) {
        return new Slug("article-%05d".formatted(number));
    }

    /** Puts entries into the two listings that grow with every article, which is where a publication could feel it. */
    private void fill(int from, int to) {
        List<WriteRequest> writes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Draft draft = draft(i, "<p>text</p>");
            Instant date = draft.date().orElseThrow();
            Article article =
                    new Article(Drafts.id(slug(i).value()), slug(i), 1, draft.front(), date, date, draft.words());
            Map<Listing, Item> entries = ArticleItems.entries(article);
            Stream.of(new Listing.All(), new Listing.OfSection(Drafts.SCIENCE))
                    .forEach(listing -> writes.add(put(requireNonNull(entries.get(listing)))));
        }
        for (int i = 0; i < writes.size(); i += 25) {
            List<WriteRequest> some = writes.subList(i, Math.min(writes.size(), i + 25));
            client.batchWriteItem(batch -> batch.requestItems(Map.of(table.name(), some)));
        }
    }

    private static WriteRequest put(Item item) {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item.attributes()).build())
                .build();
    }
}
