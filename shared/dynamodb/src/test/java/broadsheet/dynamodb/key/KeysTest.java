package broadsheet.dynamodb.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.dynamodb.StreamRecord;
import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final Slug A = new Slug("a-1");
    private static final Slug B = new Slug("b");
    private static final ArticleId ONE = new ArticleId("01JQRX00000000000000000000");
    private static final ArticleId TWO = new ArticleId("01JQRX00000000000000000001");

    @Test
    void everyListingIsReadBackFromItsPartition() {
        for (Listing listing : List.of(
                new Listing.All(),
                new Listing.OfSection(A),
                new Listing.OfSectionAndKind(A, B),
                new Listing.OfKind(A),
                new Listing.OfTag(A),
                new Listing.OfAuthor(A))) {
            assertEquals(Optional.of(listing), ListingKeys.listingOf(ListingKeys.listing(listing)));
        }
    }

    @Test
    void otherKeysAreNotParsedAsListings() {
        for (String pk : List.of(
                "LISTING#",
                "LISTING#ALL#x",
                "LISTING#TAG#",
                "LISTING#TAG#A",
                "LISTING#SECTION#a#KIND#",
                "LISTING#SECTION#a#TAG#b",
                "LISTING#OTHER#a",
                "ARTICLE#a")) {
            assertEquals(Optional.empty(), ListingKeys.listingOf(pk), pk);
        }
    }

    @Test
    void theOrderOfEntriesIsTheOrderOfTime() {
        String early = ListingKeys.entry(new ListingPosition(Instant.parse("1000-01-01T00:00:00Z"), TWO.value()));
        String late = ListingKeys.entry(new ListingPosition(Instant.parse("9999-12-31T23:59:59Z"), ONE.value()));
        assertTrue(early.compareTo(late) < 0);
        assertTrue(ListingKeys.placeOf(early).isPresent()
                && ListingKeys.placeOf(late).isPresent());
        String end =
                ListingKeys.entry(ListingPosition.startOf(YearMonth.of(9999, 12).plusMonths(1)));
        assertTrue(late.compareTo(end) < 0, end);
    }

    @Test
    void aRevisionIsReadBackFromItsKeyAndTheirOrderIsTheirNumbers() {
        assertEquals(Optional.of(9), Keys.revisionOf(Keys.revision(9)));
        assertTrue(Keys.revision(9).compareTo(Keys.revision(10)) < 0);
        assertEquals(Optional.of(999_999), Keys.revisionOf(Keys.revision(999_999)));
        for (String sk : List.of("HEAD", "REVISION#", "REVISION#1", "REVISION#0000001", "REVISION#-00001")) {
            assertEquals(Optional.empty(), Keys.revisionOf(sk), sk);
        }
    }

    @Test
    void aRecordOfAnItemThatHasNoPageIsNamed() {
        var record = record("OTHER#x", "HEAD", 0);
        String message =
                assertThrows(IllegalArgumentException.class, record::change).getMessage();
        assertTrue(String.valueOf(message).contains("OTHER#x"), message);
    }

    @Test
    void tallyOfReadersIsShownIfItsNumberRoundsToAnother() {
        String tally = """
            {"SequenceNumber": "7", "Keys": {"pk": {"S": "TALLY#01JQRX00000000000000000000"}, "sk": {"S": "VIEWS"}},
             "NewImage": {"number": {"N": "%d"}}, "OldImage": {"number": {"N": "%d"}}}\
            """;
        assertTrue(read(tally.formatted(99, 98)).isShown());
        assertTrue(read(tally.formatted(110, 109)).isShown());
        assertFalse(read(tally.formatted(109, 100)).isShown());
        assertFalse(read(tally.formatted(12_999, 12_000)).isShown());
        assertTrue(read(tally.formatted(13_000, 12_999)).isShown());
        assertTrue(read(tally.replaceFirst(",\\s+\"NewImage.*", "}")).isShown());
    }

    @Test
    void aRecordTellsItsRevisionAndTheMomentOfItsTransaction() {
        String head = """
            {"ApproximateCreationDateTime": 1773134417, "SequenceNumber": "7",
             "Keys": {"pk": {"S": "ARTICLE#01JQRX00000000000000000000"}, "sk": {"S": "HEAD"}},
             "NewImage": {"revision": {"N": "3"}, "at": {"N": "%d"}, "title": {"S": "at"}}}\
            """;
        var record = new StreamRecord(
                "7",
                "ARTICLE#01JQRX00000000000000000000",
                "HEAD",
                3,
                0,
                true,
                false,
                Instant.parse("2026-03-10T09:20:17.250Z"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
        assertEquals(record, read(head.formatted(1_773_134_417_250L)));
        // Written before moments were kept, or with one of an earlier write: the record's own second has to do.
        for (long other : List.of(0L, 1_773_000_000_000L)) {
            assertEquals(
                    Instant.parse("2026-03-10T09:20:17Z"),
                    read(head.formatted(other)).moment());
        }
    }

    @Test
    void headTellsTheAddressThatItsArticleLeft() {
        String head = """
            {"SequenceNumber": "7", "Keys": {"pk": {"S": "ARTICLE#01JQRX00000000000000000000"}, "sk": {"S": "HEAD"}},
             "NewImage": {"slug": {"S": "%s"}}, "OldImage": {"slug": {"S": "old"}}}\
            """;
        assertEquals(Optional.of(new Slug("old")), read(head.formatted("new")).formerSlug());
        assertEquals(Optional.empty(), read(head.formatted("old")).formerSlug());
        StreamRecord moved = read(head.formatted("new"));
        assertEquals(moved, read(Json.write(moved::write)));
    }

    private static StreamRecord read(String record) {
        List<StreamRecord> read = new ArrayList<>();
        Json.read(new ByteArrayInputStream(record.getBytes(UTF_8)), parser -> read.add(StreamRecord.read(parser)));
        return read.getFirst();
    }

    @Test
    void aRecordSaysWhatChanged() {
        assertEquals(
                new Change.OfArticle(ONE, Optional.empty(), List.of()),
                record("ARTICLE#01JQRX00000000000000000000", "HEAD", 0).change());
        assertEquals(
                new Change.OfListing(
                        new Listing.OfTag(B), new ListingPosition(Instant.parse("2025-02-01T09:00:00Z"), "x")),
                record("LISTING#TAG#b", "2025-02-01T09:00:00Z#x", 0).change());
        assertEquals(
                new Change.OfComment(ONE, 12),
                record("COMMENTS#01JQRX00000000000000000000", "COMMENT#000012", 0)
                        .change());
        for (String keys :
                List.of("TALLY#01JQRX00000000000000000000 VIEWS", "TALLY#01JQRX00000000000000000000#7 RATING")) {
            String[] key = keys.split(" ", 2);
            assertEquals(new Change.OfCounters(ONE), record(key[0], key[1], 0).change());
        }
        assertEquals(
                new Change.OfSite(List.of(), List.of()),
                record("SITE", "SITE", 0).change());
    }

    /** So its pages are affected by whichever of its two records comes last. */
    @Test
    void commentTallyThatGaveANumberIsTheChangeOfThatComment() {
        assertEquals(
                new Change.OfComment(ONE, 12),
                record("TALLY#01JQRX00000000000000000000", "COMMENTS", 12).change());
        assertEquals(
                new Change.OfCommentCount(ONE),
                record("TALLY#01JQRX00000000000000000000", "COMMENTS", 0).change());
        String tally = """
            {"SequenceNumber": "7", "Keys": {"pk": {"S": "TALLY#01JQRX00000000000000000000"}, "sk": {"S": "COMMENTS"}},\
             "NewImage": {"number": {"N": "12"}, "count": {"N": "%d"}},\
             "OldImage": {"number": {"N": "%d"}, "count": {"N": "11"}}}\
            """;
        assertEquals(
                new Change.OfComment(ONE, 12), read(tally.formatted(12, 11)).change());
        assertEquals(
                new Change.OfCommentCount(ONE), read(tally.formatted(10, 12)).change());
    }

    @Test
    void addressRecordTellsTheArticleThatWasThere() {
        String address = """
            {"SequenceNumber": "7", "Keys": {"pk": {"S": "ADDRESS#a-1"}, "sk": {"S": "ADDRESS"}},\
             "NewImage": {"article": {"S": "01JQRX00000000000000000001"}, "state": {"S": "%s"}},\
             "OldImage": {"article": {"S": "01JQRX00000000000000000000"}, "state": {"S": "%s"}}}\
            """;
        StreamRecord former = read(address.formatted("CURRENT", "FORMER"));
        assertEquals(new Change.OfAddress(A, Optional.of(ONE)), former.change());
        assertTrue(former.isShown());
        assertEquals(
                new Change.OfAddress(A, Optional.empty()),
                read(address.formatted("CURRENT", "RESERVED")).change());
        assertFalse(read(address.formatted("RESERVED", "RESERVED")).isShown());
        assertEquals(former.change(), read(Json.write(former::write)).change());
    }

    @Test
    void siteRecordTellsTheSectionsAndAuthorsThatWereBefore() {
        String site = """
            {"SequenceNumber": "7", "Keys": {"pk": {"S": "SITE"}, "sk": {"S": "SITE"}}, "OldImage": {\
             "sections": {"L": [{"M": {"id": {"S": "a-1"}, "name": {"S": "A"}}}]},\
             "authors": {"L": [{"M": {"id": {"S": "b"}, "name": {"S": "B"}}}]},\
             "desk": {"M": {"id": {"S": "a-1"}, "name": {"S": "A"}}}}}\
            """;
        assertEquals(new Change.OfSite(List.of(A), List.of(B, A)), read(site).change());
    }

    /** The record of an item of which nothing else matters. */
    static StreamRecord record(String pk, String sk, int given) {
        return new StreamRecord(
                "1",
                pk,
                sk,
                0,
                given,
                true,
                false,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void aCommentIsReadBackFromItsKeyAndTheirOrderIsTheirNumbers() {
        assertEquals(Optional.of(9), Keys.commentOf(Keys.comment(9)));
        assertTrue(Keys.comment(9).compareTo(Keys.comment(10)) < 0);
        assertTrue(Keys.comment(999_999).compareTo(Keys.memory("0")) < 0);
        for (String sk : List.of("COMMENT#", "COMMENT#1", "KEY#000001", "COMMENT#a-1#000001")) {
            assertEquals(Optional.empty(), Keys.commentOf(sk), sk);
        }
    }

    @Test
    void readerIndexKeyParsesBackToItsTarget() {
        for (ReaderDataIndex indexEntry : List.of(
                new ReaderDataIndex.OfComment(ONE, 9),
                new ReaderDataIndex.OfReport(TWO, 999_999),
                new ReaderDataIndex.OfRating(TWO),
                new ReaderDataIndex.OfHeld("01JQRX00000000000000000000"))) {
            assertEquals(Optional.of(indexEntry), ReaderDataIndex.of(indexEntry.key()));
            // Erasing begins behind the block, which stays.
            assertTrue(Keys.BLOCKED.compareTo(indexEntry.key()) < 0);
        }
        for (String sk : List.of("BLOCKED", "COMMENT#000001", "COMMENT#a#1", "HELD#x", "REPORT#A#000001", "RATING#A")) {
            assertEquals(Optional.empty(), ReaderDataIndex.of(sk), sk);
        }
    }

    @Test
    void aPointerIsReadBackFromItsKeyAndTheirOrderIsTheOrderOfTime() {
        var early = new RecentCommentKey(Instant.parse("2026-03-31T23:59:59Z"), TWO, 10);
        var late = new RecentCommentKey(Instant.parse("2026-04-01T00:00:00Z"), ONE, 9);
        assertEquals(Optional.of(early), Keys.recentCommentOf(Keys.recentComment(early)));
        assertTrue(Keys.recentComment(early).compareTo(Keys.recentComment(late)) < 0);
        assertEquals("RECENT#2026-03-31", Keys.recent(early.day()));
        for (String sk : List.of(
                "2026-04-01T00:00:00Z#01JQRX00000000000000000000",
                "2026-04-01T00:00:00Z#01JQRX00000000000000000000#000000",
                "2026-04-01T00:00:00Z#a#000001",
                "a#000001")) {
            assertEquals(Optional.empty(), Keys.recentCommentOf(sk), sk);
        }
    }

    @Test
    void rateLimitKeyDoesNotNameTheReader() {
        String limit = Keys.limit("COMMENTS", "ann", "2026-04-01T12:00:00Z");
        assertTrue(limit.matches("LIMIT#COMMENTS#[0-9a-f]{32}"), limit);
        assertNotEquals(limit, Keys.limit("COMMENTS", "ann", "2026-04-01T13:00:00Z"));
        assertNotEquals(limit, Keys.limit("COMMENTS", "ben", "2026-04-01T12:00:00Z"));
    }
}
