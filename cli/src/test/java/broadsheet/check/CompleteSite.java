package broadsheet.check;

import broadsheet.article.ArticleId;
import broadsheet.article.FileFormat;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.MediaFile;
import broadsheet.article.PageBoundaries.Around;
import broadsheet.article.Picture;
import broadsheet.article.Slug;
import broadsheet.bucket.Bucket;
import broadsheet.bucket.Bucket.BucketName;
import broadsheet.bucket.PageReconciler;
import broadsheet.bucket.PagesReconciler;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftUser;
import broadsheet.dynamodb.draft.DynamoDraftLinks;
import broadsheet.dynamodb.draft.DynamoDraftPresence;
import broadsheet.dynamodb.draft.DynamoDrafts;
import broadsheet.dynamodb.schedule.DynamoSchedules;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Clients;
import broadsheet.emulators.Events;
import broadsheet.emulators.Ministack;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.ReaderTallies.Counted;
import broadsheet.readership.ReaderTally;
import broadsheet.readership.Stars;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Target;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduleSubject;
import broadsheet.schedule.ScheduledTime;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A publication with something of every kind in its tables, and all of its pages in the bucket. */
public final class CompleteSite implements AutoCloseable {
    /** An article with comments, ratings, readers and a picture. */
    public static final String TIDES = "how-a-tide-table-knows";

    static final String LIGHT = "what-a-lighthouse-costs";
    static final ArticleId TIDES_ID = ArticleIds.of(TIDES);
    static final ArticleId LIGHT_ID = ArticleIds.of(LIGHT);
    static final String OLD_PATH = "/2016/04/08/tides/";
    static final String DRAFT = "01JK0000000000000000000D01";
    static final String DELETED_DRAFT = "01JK0000000000000000000D02";
    static final String SCHEDULED_DRAFT = "01JK0000000000000000000D03";
    static final Instant SCHEDULED_AT = Instant.parse("2026-05-01T06:00:00Z");
    private static final ScheduledTime TIME = new ScheduledTime(SCHEDULED_AT, "Europe/Berlin");
    private static final DraftUser EDITOR = new DraftUser("editor-1", "An editor");
    static final String PICTURE = "0".repeat(64);
    private static final String RECORDING = "c".repeat(64);

    private static final String DRAFTS = System.getenv("DRAFTS_TABLE_NAME");
    private static final String BUCKET = System.getenv("BUCKET_NAME");
    private final Instant now = SeededSite.CLOCK.instant();
    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = SeededSite.filled();
    private final DynamoDbClient table =
            Clients.of(URI.create(System.getProperty("aws.endpointUrlDynamoDb")), DynamoDbClient.builder());
    private final S3Client objects = Ministack.shared().s3();
    private final StoredSite stored = new StoredSite(table, objects, bucket);
    private final String strangersComment;

    /** Fills the tables and renders every page. */
    public CompleteSite() {
        archive.documents()
                .publishFor(
                        Instant.parse("2026-03-11T09:00:00Z"),
                        "as-an-import-writes-it",
                        "---\ntitle: A title\nsection: science\n---\n\nText.\n",
                        true,
                        now);
        strangersComment = new CompleteDiscussion(archive, now).discuss();
        rate();
        read();
        cover();
        archive.storePicture(TIDES, "tide.jpg", new Picture(PICTURE, 1200, 800, List.of(480, 960), true));
        for (String file : List.of("480.avif", "480.webp", "960.avif", "960.webp", "picture.json")) {
            stored.putObject("images/" + PICTURE + "/" + file, file);
        }
        archive.storePicture(TIDES, "tide.mp3", new MediaFile(RECORDING, FileFormat.MP3, 8));
        for (String file : List.of("file.mp3", "file.json")) {
            stored.putObject("images/" + RECORDING + "/" + file, file);
        }
        archive.redirects()
                .change(Map.of(
                        new OldPath(OLD_PATH), Optional.of(new Target.OfArticle(TIDES_ID)),
                        new OldPath("/?p=123"), Optional.of(new Target.OfPage("/tags/tides/"))));
        archive.storePicture("about", "desk.jpg", new Picture(PICTURE, 1200, 800, List.of(480, 960)));
        archive.documents().publishPage("about", "---\ntitle: About\n---\nText. ![A desk](desk.jpg)\n", now);
        archive.documents().publishPage("privacy", "---\ntitle: Privacy\n---\nText.\n", now);
        archive.documents().removePage("privacy", now);
        draft();
        schedule();
        takeDown("gone-with-its-picture", "b".repeat(64));
        stored.put(StoredSite.item("KEYS", "RECEIPTS", Map.of("secret", StoredSite.text("a secret"))));
        archive.renderings()
                .current()
                .ifPresent(rendering -> archive.renderings().rendered(rendering.id(), 0, 0, 0, true));
        stored.put(StoredSite.item(
                "LISTING#LEAD",
                "CURRENT",
                Map.of(
                        "article", StoredSite.text(TIDES_ID.toString()),
                        "by", StoredSite.text("Ada"),
                        "chosen", StoredSite.text("2026-04-01T12:00:00Z"))));
        stored.put(StoredSite.item(
                "RENDERING", "CLOSED", Map.of("last", StoredSite.text("2025-02-01T09:00:00Z#" + TIDES_ID))));
        archive.pageBoundaries()
                .set(
                        new Listing.OfTag(new Slug("tides")),
                        new Around(1, Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.of(new ListingPosition(Instant.parse("2026-03-10T09:00:00Z"), TIDES_ID.value())),
                        true);
        print();
    }

    private void draft() {
        var drafts = new DynamoDrafts(drafts());
        var author = new DraftPermissions(new DraftUser("author-1", "An author"), false);
        for (String id : List.of(DRAFT, DELETED_DRAFT)) {
            var draft = new DraftId(id);
            drafts.create(draft, "---\ntitle: A draft\n---\nText.\n", Optional.empty(), author.user(), now);
            drafts.note(draft, new DraftId(id(1)), "A note.", author, now);
            drafts.assign(draft, Optional.of(new DraftUser("author-2", "Another author")), author);
        }
        drafts.delete(new DraftId(DELETED_DRAFT), author, now);
        var links = new DynamoDraftLinks(drafts());
        new DynamoDraftPresence(drafts()).enter(new DraftId(DRAFT), author.user(), now);
        links.token(links.make(new DraftId(DRAFT), new DraftId(id(1)), "The lawyer", 7, author, now));
    }

    private void schedule() {
        var schedules =
                new DynamoSchedules(drafts(), new Table(table, System.getenv("TABLE_NAME"), Consistency.STRONG));
        var draft = new DraftId(SCHEDULED_DRAFT);
        new DynamoDrafts(drafts()).create(draft, "---\ntitle: Later\n---\nText.\n", Optional.empty(), EDITOR, now);
        schedules.set(new ScheduleId(id(1)), draft, any -> true, TIME, EDITOR, now);
        withdrawal(schedules, 2, TIDES_ID, TIDES);
        Schedule failed = withdrawal(schedules, 3, LIGHT_ID, LIGHT);
        schedules.fail(failed, "The article was busy.", now);
        Schedule done = withdrawal(schedules, 4, LIGHT_ID, LIGHT);
        schedules.done(done, Optional.of(new Slug(LIGHT)), now);
    }

    private Schedule withdrawal(DynamoSchedules schedules, int number, ArticleId article, String slug) {
        return schedules.set(
                new ScheduleId(id(number)),
                new ScheduleSubject.OfArticle(article),
                new Slug(slug),
                slug,
                TIME,
                EDITOR,
                now);
    }

    private DraftsTable drafts() {
        return new DraftsTable(new Table(table, DRAFTS, Consistency.STRONG));
    }

    /** What an article that was taken down leaves behind, when its picture is gone. */
    private void takeDown(String article, String picture) {
        archive.storePicture(article, "a.jpg", new Picture(picture, 1200, 800, List.of(480)));
        archive.publishDocument(article, "---\ntitle: A title\nsection: science\ndate: 2026-03-10\n---\n\nText.\n");
        archive.takeDown(article);
        archive.pictures().order(picture).ifPresent(order -> archive.pictures().completeDeletion(picture, order));
    }

    /** Discussions end so many days after their article. */
    public void closeDiscussionsAfter(int days) {
        String desk = "desk: editorial-desk\\n";
        archive.publishSite(Events.read("publish-article/200-site")
                .replace(desk, desk + "discussion: {closeAfterDays: " + days + "}\\n"));
    }

    /** Renders every page. */
    public void print() {
        var reconciler = new PageReconciler(archive.pages(), new Bucket(objects, new BucketName(BUCKET)));
        reconciler.keepAssets(now);
        var failures = new PagesReconciler(reconciler)
                .reconcile(archive.enumerator().addresses())
                .failures();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.toString());
        }
    }

    private void rate() {
        archive.ratings().rate(RatingRequest.signedIn(TIDES_ID, "reader-1", Optional.empty()), new Stars(4), now);
        archive.ratings()
                .rate(
                        RatingRequest.anonymous(TIDES_ID, "cookie", new RatingRequest.Limit("there", 10)),
                        new Stars(5),
                        now);
    }

    private void read() {
        ArticleId article = TIDES_ID;
        if (archive.readerTallies().change(article, before -> Optional.of(before.next(7, new byte[0], now)))
                instanceof Counted.Written(ReaderTally tally)) {
            archive.rankings().tell(Map.of(article, tally.recent()), now);
        }
    }

    private void cover() {
        archive.coverages().cover("flood", "---\ntitle: The flood\nsection: science\n---\n");
        archive.coverages()
                .cover("storm", "---\ntitle: The storm\nsection: science\nstatus: closed\nsummary: Over.\n---\n");
        for (int update = 1; update <= 3; update++) {
            postUpdate(update, "Update", update == 2);
        }
        postUpdate(1, "Corrected", false);
        archive.coverages().withdrawUpdate("flood", id(3));
    }

    private void postUpdate(int number, String title, boolean pinned) {
        archive.coverages()
                .post("flood", id(number), "---\ntitle: %s\npinned: %b\n---\nText.\n".formatted(title, pinned));
    }

    /** The id under which the comment waited that a reader without an account wrote, and a moderator approved. */
    String strangersComment() {
        return strangersComment;
    }

    /** Its tables and its bucket. */
    public StoredSite stored() {
        return stored;
    }

    static String id(int number) {
        return "01JK0000000000000000%06d".formatted(number);
    }

    @Override
    public void close() {
        table.close();
        objects.close();
        archive.close();
        bucket.close();
    }
}
