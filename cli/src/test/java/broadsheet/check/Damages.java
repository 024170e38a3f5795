package broadsheet.check;

import broadsheet.article.ArticleId;
import broadsheet.fixtures.ArticleIds;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What may be damaged, and what the check says of it. */
final class Damages {
    static final String TIDES = "ARTICLE#" + CompleteSite.TIDES_ID;
    private static final ArticleId NOTHING = new ArticleId("01JQRX0000000000000000009Z");
    private static final String DRAFT = "DRAFT#" + CompleteSite.DRAFT + " ";
    private static final String SCHEDULE = "SCHEDULE#DRAFT#" + CompleteSite.SCHEDULED_DRAFT + " CURRENT";
    private static final String WAITING = "SCHEDULE#PENDING " + CompleteSite.SCHEDULED_AT + "#" + CompleteSite.id(1);
    private static final String FLOOD = "LIVE#flood ";
    private static final String SAID = "COMMENTS#" + CompleteSite.TIDES_ID + " COMMENT#";

    /**
     * What somebody may do to a table or a bucket by hand.
     *
     * @param place what the place begins with at which it is found
     * @param wrong the error that the check reports there
     * @param done how
     */
    record Damage(String place, String wrong, Consumer<CompleteSite> done) {
        @Override
        public String toString() {
            return place + ": " + wrong;
        }
    }

    /** Of the table and the bucket, what a repair makes true. */
    static final List<Damage> REPAIRED = List.of(
            deleted("LISTING#TAG#tides 2026-03-10T09:00:00Z#" + CompleteSite.TIDES_ID, "is missing"),
            deleted("LISTING#PAGES#TAG#tides END#2026-03-10T09:00:00Z#" + CompleteSite.TIDES_ID, "is missing"),
            set(
                    "LISTING#ALL 2026-03-10T09:00:00Z#" + CompleteSite.TIDES_ID,
                    "title",
                    StoredSite.text("Otherwise"),
                    "says something else than its article"),
            moved(
                    "LISTING#ALL 2026-03-10T09:00:00Z#" + CompleteSite.TIDES_ID,
                    "LISTING#ALL 2026-03-10T09:00:00Z#" + NOTHING,
                    "no article belongs there"),
            moved(
                    "LISTING#ALL 2026-03-10T09:00:00Z#" + CompleteSite.TIDES_ID,
                    "LISTING#TAG#other 2026-03-10T09:00:00Z#" + CompleteSite.TIDES_ID,
                    "no article belongs there"),
            moved(
                    TIDES + " BODY",
                    "ARTICLE#" + ArticleIds.of("the-price-of-a-harbour-pilot") + " BODY",
                    "is there, and the article is not"),
            new Damage(
                    "PAGE#about HEAD",
                    "is not what the list of all pages says",
                    site -> site.stored().delete("PAGES CURRENT")),
            set("PAGE#about HEAD", "title", StoredSite.text("Otherwise"), "is not what the list of all pages says"),
            deleted("PAGE#about HEAD", "is not what the list of all pages says"),
            deleted("ADDRESS#what-does-a-lighthouse-cost ADDRESS", "does not lead to " + CompleteSite.LIGHT_ID),
            deleted("ADDRESS#" + CompleteSite.TIDES + " ADDRESS", "does not lead to " + CompleteSite.TIDES_ID),
            set(
                    "ADDRESS#" + CompleteSite.TIDES + " ADDRESS",
                    "state",
                    StoredSite.text("FORMER"),
                    "is FORMER, and its article says CURRENT"),
            set(
                    "ADDRESS#what-does-a-lighthouse-cost ADDRESS",
                    "state",
                    StoredSite.text("CURRENT"),
                    "is CURRENT, and its article says FORMER"),
            set("TALLY#" + CompleteSite.TIDES_ID + " COMMENTS", "count", StoredSite.number(6), "it counts 2 too many"),
            set(
                    "TALLY#" + CompleteSite.TIDES_ID + " COMMENTS",
                    "number",
                    StoredSite.number(2),
                    "has not given the last number"),
            deleted("TALLY#" + CompleteSite.TIDES_ID + " COMMENTS", "has not given the last number"),
            set(SAID + "000001", "replies", StoredSite.number(0), "of its answers it counts 1 too few"),
            deleted("READER#reader-1 COMMENT#", "does not lead to comment 1 of " + CompleteSite.TIDES_ID),
            deleted(
                    "RECENT#2026-04-01 2026-04-01T12:00:00Z#" + CompleteSite.TIDES_ID + "#000002",
                    "does not lead to comment 2 of " + CompleteSite.TIDES_ID),
            deleted("READER#reader-1 RATING#", "does not lead to what the reader left"),
            deleted("READER#reader-5 REPORT#", "does not lead to what the reader left"),
            deleted("READER#reader-8 HELD#", "does not say that the comment waits"),
            deleted("READER#reader-10 HELD#", "does not say what was decided"),
            set("READER#reader-9 HELD#", "state", StoredSite.text("WAITING"), "does not say what was decided"),
            deleted("DECIDED AT#", "is missing: a decision is not counted"),
            set(SAID + "000006", "author", StoredSite.text("anon-1"), "keeps what stood for its author's address"),
            new Damage(
                    "DECIDED ",
                    "keeps what stood for its author's address",
                    site -> site.stored()
                            .set("DECIDED " + site.strangersComment(), "author", StoredSite.text("anon-1"))),
            moved(
                    "READER#reader-1 RATING#" + CompleteSite.TIDES_ID,
                    "READER#reader-2 RATING#" + CompleteSite.TIDES_ID,
                    "leads to nothing"),
            moved(
                    "READER#reader-1 RATING#" + CompleteSite.TIDES_ID,
                    "READER#reader-2 COMMENT#" + CompleteSite.TIDES_ID + "#000001",
                    "leads to nothing"),
            moved(
                    "READER#reader-1 RATING#" + CompleteSite.TIDES_ID,
                    "READER#reader-2 REPORT#" + CompleteSite.TIDES_ID + "#000001",
                    "leads to nothing"),
            moved(
                    "READER#reader-1 RATING#" + CompleteSite.TIDES_ID,
                    "READER#reader-2 HELD#" + CompleteSite.id(1),
                    "leads to nothing"),
            new Damage(
                    "TALLY#" + CompleteSite.TIDES_ID + "#",
                    "it counts 1 too many",
                    site -> site.stored().delete(site.stored().key("RATING#"))),
            deleted("TALLY#" + CompleteSite.TIDES_ID + "#3 ", "it counts 1 too few"),
            deleted("TALLY#" + CompleteSite.TIDES_ID + "#0 ", "does not say that other shards have ratings"),
            deleted(FLOOD + "HEAD", "is missing"),
            set(FLOOD + "TALLY", "closed", AttributeValue.fromBool(true), "takes no updates, though it is open"),
            set(FLOOD + "TALLY", "last", StoredSite.number(1), "says something else than its updates"),
            set(FLOOD + "TALLY", "pinned", AttributeValue.fromL(List.of()), "says something else than its updates"),
            deleted(FLOOD + "TALLY", "is missing"),
            deleted(FLOOD + "CHANGE#", "does not say which update it changed"),
            moved(FLOOD + "CHANGE#000000002", FLOOD + "CHANGE#000000001", "is the last change of no update"),
            deleted("LISTING#LIVE#OPEN ", "is missing"),
            moved(
                    "LISTING#LIVE#EVERY 2026-04-01T12:00:00Z#storm",
                    "LISTING#LIVE#OPEN 2026-04-01T12:00:00Z#storm",
                    "no coverage belongs there"),
            deleted("DRAFT#LIST#draft ", "is missing"),
            deleted("DRAFT#LIST#draft#author-2 ", "is missing"),
            moved(
                    "DRAFT#LIST#draft#author-1 2026-04-01T12:00:00Z#" + CompleteSite.DRAFT,
                    "DRAFT#LIST#ready#author-1 2026-04-01T12:00:00Z#" + CompleteSite.DRAFT,
                    "no draft belongs there"),
            set(DRAFT + "HEAD", "texts", StoredSite.number(3), "of its texts it counts 2 too many"),
            new Damage(
                    DRAFT + "HEAD",
                    "of its notes it counts 1 too many",
                    site -> site.stored().delete(DRAFT + "NOTE#" + CompleteSite.id(1))),
            moved(
                    DRAFT + "NOTE#" + CompleteSite.id(1),
                    "DRAFT#" + CompleteSite.DELETED_DRAFT + " NOTE#" + CompleteSite.id(1),
                    "is there, and the draft is not"),
            new Damage(
                    DRAFT + "TEXT#",
                    "is there, and the draft is not",
                    site -> site.stored().delete(DRAFT + "HEAD")),
            deleted(DRAFT + "LINK#", "is missing"),
            deleted(WAITING, "is missing"),
            set(WAITING, "title", StoredSite.text("Otherwise"), "says something else than its schedule"),
            moved(WAITING, "SCHEDULE#PENDING 2026-05-02T06:00:00Z#" + CompleteSite.id(1), "is the schedule of nothing"),
            set(
                    "MOST#ALL CURRENT",
                    "reads",
                    AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of(
                            "article",
                            StoredSite.text(NOTHING.value()),
                            "day",
                            StoredSite.number(1),
                            "week",
                            StoredSite.number(1))))),
                    "names what was never published"),
            new Damage(
                    "/articles/" + CompleteSite.TIDES,
                    "is missing",
                    site -> site.stored().deleteObject("articles/" + CompleteSite.TIDES)),
            new Damage(
                    "/articles/" + CompleteSite.LIGHT,
                    "is not what the table says",
                    site -> site.stored()
                            .copyObject("articles/" + CompleteSite.TIDES, "articles/" + CompleteSite.LIGHT)),
            new Damage(
                    "/articles/gone",
                    "is there, and should not be",
                    site -> site.stored().copyObject("articles/" + CompleteSite.TIDES, "articles/gone")),
            new Damage("/", "is not what its digest says", site -> site.stored().garble("index.html")),
            new Damage("/assets/", "is missing", site -> site.stored().deleteObject(object(site, "assets/"))));

    /** Of the table and the bucket, what only people can mend. */
    static final List<Damage> TOLD = List.of(
            deleted(TIDES + " REVISION#000001", "is missing"),
            deleted(TIDES + " BODY", "is missing"),
            deleted(
                    "AUDIT#2026-04 2026-04-01T12:00:00.000Z#ARTICLE#" + CompleteSite.TIDES_ID,
                    "is missing: nothing records revision"),
            unset("AUDIT#", "expiresAt", "never expires"),
            moved(TIDES + " REVISION#000001", TIDES + " REVISION#000002", "is later than its head"),
            set(
                    "ADDRESS#" + CompleteSite.TIDES + " ADDRESS",
                    "article",
                    StoredSite.text(NOTHING.value()),
                    "leads to no article"),
            set(
                    "ADDRESS#" + CompleteSite.TIDES + " ADDRESS",
                    "article",
                    StoredSite.text(NOTHING.value()),
                    "does not lead to " + CompleteSite.TIDES_ID),
            set(
                    "REDIRECTS#68 " + CompleteSite.OLD_PATH,
                    "article",
                    StoredSite.text(NOTHING.value()),
                    "redirects to no article"),
            deleted(TIDES + " HEAD", "is missing"),
            deleted(SAID + "000001", "is missing, and has answers"),
            deleted("IMAGE#" + CompleteSite.PICTURE + " CURRENT", "does not count " + CompleteSite.TIDES_ID),
            unset("IMAGE#" + CompleteSite.PICTURE + " CURRENT", "references", "counts no references"),
            new Damage(
                    SAID + "000003",
                    "waits for a decision, and is not in the queue",
                    site -> site.stored().delete("HELD " + site.stored().text(SAID + "000003", "held"))),
            deleted(DRAFT + "TEXT#000000001", "is missing, or is not what its head says"),
            deleted(SCHEDULE, "is missing: the draft is scheduled"),
            set(SCHEDULE, "version", StoredSite.number(7), "is of another version than the draft's"),
            new Damage(
                    SCHEDULE,
                    "is of a draft that is not there",
                    site -> site.stored().delete("DRAFT#" + CompleteSite.SCHEDULED_DRAFT + " HEAD")),
            unset("SCHEDULE#FAILED ", "expiresAt", "never expires"),
            unset("SCHEDULE#DONE ", "expiresAt", "never expires"),
            deleted(FLOOD + "COVERAGE", "is missing"),
            deleted(FLOOD + "UPDATE#000001", "is missing"),
            deleted(FLOOD + "DOCUMENT#" + CompleteSite.id(1), "is missing"),
            set(
                    "TALLY#" + CompleteSite.TIDES_ID + " VIEWS",
                    "number",
                    StoredSite.number(1),
                    "has more readers of thirty days than of all"),
            set("TALLY#" + CompleteSite.TIDES_ID + " VIEWS", "recent", StoredSite.text("?"), "cannot be read"),
            set("SITE SITE", "title", StoredSite.number(1), "cannot be read"),
            deleted("SITE#REVISIONS REVISION#000001", "is missing"),
            moved(
                    "SITE#REVISIONS REVISION#000001",
                    "SITE#REVISIONS REVISION#000002",
                    "is later than the settings, which say 1"),
            new Damage(
                    "RENDERING PROGRESS",
                    "is of another rendering",
                    site -> site.stored().set("RENDERING CURRENT", "id", StoredSite.text("other"))),
            set("RENDERING CLOSED", "last", StoredSite.text("?"), "names no article"),
            moved("KEYS RECEIPTS", "SALT#2026-04-01 SALT", "is of no kind that Broadsheet knows"),
            moved("KEYS RECEIPTS", TIDES + " RECEIPTS", "is of no kind that Broadsheet knows"),
            unset("LIMIT#", "expiresAt", "never expires"),
            unset("REPORTED ", "expiresAt", "never expires"),
            unset("KEYS RECEIPTS", "secret", "has no secret"),
            unset("LISTING#LEAD CURRENT", "article", "names no article"),
            new Damage(
                    "/verification.html", "is no page", site -> site.stored().putObject("verification.html", "ours")),
            new Damage(
                    "/images/" + CompleteSite.PICTURE + "/480.webp",
                    "is missing",
                    site -> site.stored().deleteObject("images/" + CompleteSite.PICTURE + "/480.webp")),
            new Damage(
                    "/images/" + CompleteSite.PICTURE + "/960.avif",
                    "is missing",
                    site -> site.stored().deleteObject("images/" + CompleteSite.PICTURE + "/960.avif")));

    private Damages() {}

    private static Damage deleted(String key, String wrong) {
        return new Damage(key, wrong, site -> site.stored().delete(site.stored().key(key)));
    }

    private static Damage set(String key, String attribute, AttributeValue value, String wrong) {
        return new Damage(key, wrong, site -> site.stored().set(site.stored().key(key), attribute, value));
    }

    private static Damage unset(String key, String attribute, String wrong) {
        return new Damage(
                key,
                wrong,
                site -> site.stored().change(site.stored().key(key), item -> {
                    item.remove(attribute);
                    return item;
                }));
    }

    private static Damage moved(String from, String to, String wrong) {
        String[] keys = to.split(" ", 2);
        return new Damage(
                to, wrong, site -> site.stored().change(from, item -> StoredSite.item(keys[0], keys[1], item)));
    }

    private static String object(CompleteSite site, String beginning) {
        return site.stored().objects().stream()
                .filter(key -> key.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }
}
