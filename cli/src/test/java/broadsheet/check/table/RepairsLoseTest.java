package broadsheet.check.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.dynamodb.discussion.CommentWrites;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Clients;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.Stars;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A write that comes between the look and the repair wins. */
final class RepairsLoseTest {
    private static final ArticleId TIDES = ArticleIds.of("how-a-tide-table-knows");

    private final SeededSite archive = SeededSite.filled();
    private final DynamoDbClient client =
            Clients.of(URI.create(System.getProperty("aws.endpointUrlDynamoDb")), DynamoDbClient.builder());
    private final Table table = new Table(client, System.getenv("TABLE_NAME"), Consistency.STRONG);

    @AfterEach
    void close() {
        client.close();
        archive.close();
    }

    /** Breaks something, looks, lets somebody write, repairs, and gives whether the repair wrote. */
    private boolean repaired(Invariant invariant, Runnable write) {
        Finding found = invariant.check().getFirst();
        write.run();
        return found.remedy() instanceof Finding.Remedy.Write(var repair) && repair.getAsBoolean();
    }

    private void comment(String reader) {
        archive.submissions()
                .publish(
                        new CommentSubmission(
                                TIDES,
                                Commenter.signedIn(reader, "Reader"),
                                CommentText.of("Said by " + reader).orElseThrow(),
                                OptionalInt.empty(),
                                "key"),
                        10,
                        SeededSite.CLOCK.instant());
    }

    private void cover(String title) {
        archive.coverages().cover("flood", "---\ntitle: %s\nsection: science\n---\n".formatted(title));
    }

    private void update(int number) {
        archive.coverages()
                .post("flood", "01JK0000000000000000%06d".formatted(number), "---\ntitle: News\n---\nText.\n");
    }

    private void rate(String reader) {
        archive.ratings()
                .rate(
                        RatingRequest.signedIn(TIDES, reader, Optional.empty()),
                        new Stars(4),
                        SeededSite.CLOCK.instant());
    }

    @Test
    void aCommentWinsAgainstTheRepairOfItsTally() {
        comment("reader-1");
        table.put(Item.keyed(Keys.tally(TIDES), Keys.COMMENTS).with("number", 1).with("count", 5));
        var invariant = new DiscussionInvariant(table, TIDES);
        assertFalse(repaired(invariant, () -> comment("reader-2")));
        assertEquals(6, new CommentWrites(table).tally(TIDES).count());
        assertTrue(repaired(invariant, () -> {}));
        assertEquals(2, new CommentWrites(table).tally(TIDES).count());
    }

    @Test
    void aPublicationWinsAgainstTheRepairOfItsEntry() {
        Item entry = table.queryAll("pk = :pk", List.of("LISTING#TAG#tides"), query -> {})
                .getFirst();
        table.client()
                .deleteItem(delete -> delete.tableName(table.name())
                        .key(Item.keyed(entry.string("pk"), entry.string("sk")).attributes()));
        var invariant = new ArticleInvariant(table, TIDES, SeededSite.CLOCK.instant());
        assertFalse(repaired(invariant, () -> archive.withdraw("how-a-tide-table-knows")));
        assertEquals(List.of(), invariant.check());
        assertTrue(table.getNow(entry.string("pk"), entry.string("sk")).isEmpty());
    }

    @Test
    void aPublicationWinsAgainstTheRemovalOfAnEntry() {
        Item stray = Item.keyed("LISTING#TAG#stray", "2026-03-10T09:00:00Z#" + TIDES);
        table.put(stray);
        var invariant = new EntryInvariant(
                table,
                ListingKeys.listingOf("LISTING#TAG#stray").orElseThrow(),
                ListingKeys.placeOf(stray.string("sk")).orElseThrow());
        assertFalse(repaired(invariant, () -> archive.withdraw("how-a-tide-table-knows")));
        assertTrue(repaired(invariant, () -> {}));
        assertEquals(List.of(), invariant.check());
    }

    @Test
    void aRatingWinsAgainstTheRepairOfItsTally() {
        rate("reader-1");
        int shard = Keys.shard(
                RatingRequest.signedIn(TIDES, "reader-1", Optional.empty()).rater());
        table.put(Item.keyed(Keys.ratingTally(TIDES, shard), Keys.RATING).with("fours", 3));
        var invariant = new RatingsInvariant(table, TIDES, shard);
        assertFalse(repaired(
                invariant,
                () -> archive.ratings()
                        .rate(
                                RatingRequest.signedIn(TIDES, "reader-1", Optional.empty()),
                                new Stars(1),
                                SeededSite.CLOCK.instant())));
        assertTrue(repaired(invariant, () -> {}));
        assertEquals(List.of(1, 0, 0, 0, 0), archive.ratings().summary(TIDES).histogram());
    }

    @Test
    void anUpdateWinsAgainstTheRepairOfItsCoverage() {
        cover("The flood");
        update(1);
        table.put(table.getNow("LIVE#flood", "TALLY").orElseThrow().with("pinned", List.of(1)));
        var invariant = new UpdatesInvariant(table, new Slug("flood"));
        assertFalse(repaired(invariant, () -> update(2)));
        assertTrue(repaired(invariant, () -> {}));
        assertEquals(2, archive.live().progress(new Slug("flood")).last());
        assertEquals(List.of(), archive.live().progress(new Slug("flood")).pinned());
    }

    @Test
    void anEditorWinsAgainstTheRepairOfACoverage() {
        cover("The flood");
        table.put(Item.keyed("LIVE#flood", "HEAD").with("title", "Otherwise").with("section", "science"));
        var invariant = new CoverageInvariant(table, new Slug("flood"));
        assertFalse(repaired(invariant, () -> cover("The flood ebbs")));
        assertEquals(List.of(), invariant.check());
        assertEquals(
                "The flood ebbs",
                archive.live().head(new Slug("flood")).orElseThrow().title());
    }
}
