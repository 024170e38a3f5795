package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Article;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoListingsTest {
    private static final Listing ALL = new Listing.All();
    private static final int ARTICLES = 250;

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoListings listings = new DynamoListings(table);

    /** DynamoDB ends a page after a megabyte: then fewer entries came than were asked for, and there are more. */
    @Test
    void listingOfLongEntriesIsReadToItsEnd() {
        List<String> slugs = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            slugs.addFirst("article-%03d".formatted(i));
            table.put(longEntry(slugs.getFirst(), i));
        }
        List<String> walked = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Listings.Page page = listings.list(ALL, Listings.MAX_LIMIT, cursor);
            assertTrue(
                    page.entries().size() == Listings.MAX_LIMIT || page.next().isEmpty(),
                    page.entries().size() + "");
            page.entries().forEach(entry -> walked.add(entry.slug().value()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(slugs, walked);
    }

    /** Of some twelve kilobytes, in characters that take four bytes. */
    private static Item longEntry(String slug, int number) {
        var draft = Drafts.of(
                "\uD83C\uDF0A".repeat(300), Drafts.SCIENCE, Drafts.DATE.plusSeconds(number), List.of(), "<p>Text.</p>");
        Instant date = draft.date().orElseThrow();
        Summary plain = new Article(Drafts.id(slug), new Slug(slug), 1, draft.front(), date, date, 300).summary();
        List<Label> authors = IntStream.range(0, 25)
                .mapToObj(i -> new Label(new Slug("a".repeat(100)), "\uD83C\uDF0A".repeat(100)))
                .toList();
        return ArticleItems.entry(
                ALL,
                new Summary(
                        plain.id(),
                        plain.slug(),
                        plain.title(),
                        plain.dek(),
                        plain.section(),
                        plain.kind(),
                        plain.featured(),
                        authors,
                        plain.published(),
                        plain.updated(),
                        plain.readingMinutes(),
                        plain.picture(),
                        plain.language()));
    }
}
