package broadsheet.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.check.bucket.OffsetClock;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CheckTest {
    private static final String TIDES = "ARTICLE#" + CompleteSite.TIDES_ID;
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
     * @param wrong what is told of it
     * @param done how
     */
    private record Damage(String place, String wrong, Consumer<CompleteSite> done) {
        @Override
        public String toString() {
            return place + ": " + wrong;
        }
    }

    /** Of the table and the bucket, what a repair makes true. */
    static final List<Damage> MENDED = List.of(
            gone("LISTING#TAG#tides 2026-03-10T09:00:00Z#" + CompleteSite.TIDES_ID, "is missing"),
            gone("LISTING#PAGES#TAG#tides END#2026-03-10T09:00:00Z#" + CompleteSite.TIDES_ID, "is missing"),
            set(
                    "LISTING#ALL 2026-03-10T09:00:00Z#" + CompleteSite.TIDES_ID,
                    "title",
                    CompleteSite.text("Otherwise"),
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
            gone("ADDRESS#what-does-a-lighthouse-cost ADDRESS", "does not lead to " + CompleteSite.LIGHT_ID),
            gone("ADDRESS#" + CompleteSite.TIDES + " ADDRESS", "does not lead to " + CompleteSite.TIDES_ID),
            set(
                    "ADDRESS#" + CompleteSite.TIDES + " ADDRESS",
                    "state",
                    CompleteSite.text("FORMER"),
                    "is FORMER, and its article says CURRENT"),
            set(
                    "ADDRESS#what-does-a-lighthouse-cost ADDRESS",
                    "state",
                    CompleteSite.text("CURRENT"),
                    "is CURRENT, and its article says FORMER"),
            set(
                    "TALLY#" + CompleteSite.TIDES_ID + " COMMENTS",
                    "count",
                    CompleteSite.number(6),
                    "it counts 2 too many"),
            set(
                    "TALLY#" + CompleteSite.TIDES_ID + " COMMENTS",
                    "number",
                    CompleteSite.number(2),
                    "has not given the last number"),
            gone("TALLY#" + CompleteSite.TIDES_ID + " COMMENTS", "has not given the last number"),
            set(SAID + "000001", "replies", CompleteSite.number(0), "of its answers it counts 1 too few"),
            gone("READER#reader-1 COMMENT#", "does not lead to comment 1 of " + CompleteSite.TIDES_ID),
            gone(
                    "RECENT#2026-04-01 2026-04-01T12:00:00Z#" + CompleteSite.TIDES_ID + "#000002",
                    "does not lead to comment 2 of " + CompleteSite.TIDES_ID),
            gone("READER#reader-1 RATING#", "does not lead to what the reader left"),
            gone("READER#reader-5 REPORT#", "does not lead to what the reader left"),
            gone("READER#reader-8 HELD#", "does not say that the comment waits"),
            gone("READER#reader-10 HELD#", "does not say what was decided"),
            set("READER#reader-9 HELD#", "standing", CompleteSite.text("WAITING"), "does not say what was decided"),
            gone("DECIDED AT#", "is missing: a decision is not counted"),
            set(SAID + "000006", "author", CompleteSite.text("anon-1"), "keeps what stood for its author's address"),
            new Damage(
                    "DECIDED ",
                    "keeps what stood for its author's address",
                    paper -> paper.set("DECIDED " + paper.strangersComment(), "author", CompleteSite.text("anon-1"))),
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
                    paper -> paper.delete(paper.key("RATING#"))),
            gone("TALLY#" + CompleteSite.TIDES_ID + "#", "it counts 1 too few"),
            gone(FLOOD + "HEAD", "is missing"),
            set(FLOOD + "TALLY", "closed", AttributeValue.fromBool(true), "takes no updates, though it is open"),
            set(FLOOD + "TALLY", "last", CompleteSite.number(1), "says something else than its updates"),
            set(FLOOD + "TALLY", "pinned", AttributeValue.fromL(List.of()), "says something else than its updates"),
            gone(FLOOD + "TALLY", "is missing"),
            gone(FLOOD + "CHANGE#", "does not say which update it changed"),
            moved(FLOOD + "CHANGE#000000002", FLOOD + "CHANGE#000000001", "is the last change of no update"),
            gone("LISTING#LIVE#OPEN ", "is missing"),
            moved(
                    "LISTING#LIVE#EVERY 2026-04-01T12:00:00Z#storm",
                    "LISTING#LIVE#OPEN 2026-04-01T12:00:00Z#storm",
                    "no coverage belongs there"),
            gone("DRAFT#LIST#draft ", "is missing"),
            gone("DRAFT#LIST#draft#author-2 ", "is missing"),
            moved(
                    "DRAFT#LIST#draft#author-1 2026-04-01T12:00:00Z#" + CompleteSite.DRAFT,
                    "DRAFT#LIST#ready#author-1 2026-04-01T12:00:00Z#" + CompleteSite.DRAFT,
                    "no draft belongs there"),
            set(DRAFT + "HEAD", "texts", CompleteSite.number(3), "of its texts it counts 2 too many"),
            new Damage(
                    DRAFT + "HEAD",
                    "of its notes it counts 1 too many",
                    paper -> paper.delete(DRAFT + "NOTE#" + CompleteSite.id(1))),
            moved(
                    DRAFT + "NOTE#" + CompleteSite.id(1),
                    "DRAFT#" + CompleteSite.DELETED_DRAFT + " NOTE#" + CompleteSite.id(1),
                    "is there, and the draft is not"),
            new Damage(DRAFT + "TEXT#", "is there, and the draft is not", paper -> paper.delete(DRAFT + "HEAD")),
            gone(DRAFT + "LINK#", "is missing"),
            gone(WAITING, "is missing"),
            set(WAITING, "title", CompleteSite.text("Otherwise"), "says something else than its schedule"),
            moved(WAITING, "SCHEDULE#PENDING 2026-05-02T06:00:00Z#" + CompleteSite.id(1), "is the schedule of nothing"),
            set(
                    "MOST#ALL CURRENT",
                    "reads",
                    AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of(
                            "article",
                            CompleteSite.text(NOTHING.value()),
                            "day",
                            CompleteSite.number(1),
                            "week",
                            CompleteSite.number(1))))),
                    "names what was never published"),
            new Damage(
                    "/articles/" + CompleteSite.TIDES,
                    "is missing",
                    paper -> paper.deleteObject("articles/" + CompleteSite.TIDES)),
            new Damage(
                    "/articles/" + CompleteSite.LIGHT,
                    "is not what the table says",
                    paper -> paper.copyObject("articles/" + CompleteSite.TIDES, "articles/" + CompleteSite.LIGHT)),
            new Damage(
                    "/articles/gone",
                    "is there, and should not be",
                    paper -> paper.copyObject("articles/" + CompleteSite.TIDES, "articles/gone")),
            new Damage("/", "is not what its digest says", paper -> paper.garble("index.html")),
            new Damage("/assets/", "is missing", paper -> paper.deleteObject(object(paper, "assets/"))));

    /** Of the table and the bucket, what only people can mend. */
    static final List<Damage> TOLD = List.of(
            gone(TIDES + " REVISION#000001", "is missing"),
            gone(TIDES + " BODY", "is missing"),
            gone(
                    "AUDIT#2026-04 2026-04-01T12:00:00.000Z#ARTICLE#" + CompleteSite.TIDES_ID,
                    "is missing: nothing records revision"),
            unset("AUDIT#", "expiresAt", "never expires"),
            moved(TIDES + " REVISION#000001", TIDES + " REVISION#000002", "is later than its head"),
            set(
                    "ADDRESS#" + CompleteSite.TIDES + " ADDRESS",
                    "article",
                    CompleteSite.text(NOTHING.value()),
                    "leads to no article"),
            set(
                    "ADDRESS#" + CompleteSite.TIDES + " ADDRESS",
                    "article",
                    CompleteSite.text(NOTHING.value()),
                    "does not lead to " + CompleteSite.TIDES_ID),
            set(
                    "REDIRECTS#68 " + CompleteSite.OLD_PATH,
                    "article",
                    CompleteSite.text(NOTHING.value()),
                    "redirects to no article"),
            gone(TIDES + " HEAD", "is missing"),
            gone(SAID + "000001", "is missing, and has answers"),
            gone("IMAGE#" + CompleteSite.PICTURE + " CURRENT", "does not count " + CompleteSite.TIDES_ID),
            unset("IMAGE#" + CompleteSite.PICTURE + " CURRENT", "claims", "counts no claims"),
            new Damage(
                    SAID + "000003",
                    "waits for a decision, and is not in the queue",
                    paper -> paper.delete("HELD " + paper.text(SAID + "000003", "held"))),
            gone(DRAFT + "TEXT#000000001", "is missing, or is not what its head says"),
            gone(SCHEDULE, "is missing: the draft is scheduled"),
            set(SCHEDULE, "version", CompleteSite.number(7), "is of another version than the draft's"),
            new Damage(
                    SCHEDULE,
                    "is of a draft that is not there",
                    paper -> paper.delete("DRAFT#" + CompleteSite.SCHEDULED_DRAFT + " HEAD")),
            unset("SCHEDULE#FAILED ", "expiresAt", "never expires"),
            unset("SCHEDULE#DONE ", "expiresAt", "never expires"),
            gone(FLOOD + "COVERAGE", "is missing"),
            gone(FLOOD + "UPDATE#000001", "is missing"),
            gone(FLOOD + "DOCUMENT#" + CompleteSite.id(1), "is missing"),
            set(
                    "TALLY#" + CompleteSite.TIDES_ID + " VIEWS",
                    "number",
                    CompleteSite.number(1),
                    "has more readers of thirty days than of all"),
            set("TALLY#" + CompleteSite.TIDES_ID + " VIEWS", "recent", CompleteSite.text("?"), "cannot be read"),
            set("SITE SITE", "title", CompleteSite.number(1), "cannot be read"),
            gone("SITE#REVISIONS REVISION#000001", "is missing"),
            moved(
                    "SITE#REVISIONS REVISION#000001",
                    "SITE#REVISIONS REVISION#000002",
                    "is later than the settings, which say 1"),
            new Damage(
                    "RENDERING PROGRESS",
                    "is of another rendering",
                    paper -> paper.set("RENDERING CURRENT", "id", CompleteSite.text("other"))),
            set("RENDERING CLOSED", "last", CompleteSite.text("?"), "names no article"),
            moved("KEYS RECEIPTS", "SALT#2026-04-01 SALT", "is of no kind that Broadsheet knows"),
            moved("KEYS RECEIPTS", TIDES + " RECEIPTS", "is of no kind that Broadsheet knows"),
            unset("LIMIT#", "expiresAt", "never expires"),
            unset("REPORTED ", "expiresAt", "never expires"),
            unset("KEYS RECEIPTS", "secret", "has no secret"),
            unset("LISTING#LEAD CURRENT", "article", "names no article"),
            new Damage("/verification.html", "is no page", paper -> paper.putObject("verification.html", "ours")),
            new Damage(
                    "/images/" + CompleteSite.PICTURE + "/480.webp",
                    "is missing",
                    paper -> paper.deleteObject("images/" + CompleteSite.PICTURE + "/480.webp")));

    private final CompleteSite paper = new CompleteSite();
    private final Map<String, Map<String, AttributeValue>> before = paper.items();
    private final Set<String> objects = paper.objects();

    private static Damage gone(String key, String wrong) {
        return new Damage(key, wrong, paper -> paper.delete(paper.key(key)));
    }

    private static Damage set(String key, String attribute, AttributeValue value, String wrong) {
        return new Damage(key, wrong, paper -> paper.set(paper.key(key), attribute, value));
    }

    private static Damage unset(String key, String attribute, String wrong) {
        return new Damage(
                key,
                wrong,
                paper -> paper.change(paper.key(key), item -> {
                    item.remove(attribute);
                    return item;
                }));
    }

    private static Damage moved(String from, String to, String wrong) {
        String[] keys = to.split(" ", 2);
        return new Damage(to, wrong, paper -> paper.change(from, item -> CompleteSite.item(keys[0], keys[1], item)));
    }

    private static String object(CompleteSite paper, String beginning) {
        return paper.objects().stream()
                .filter(key -> key.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void restore() {
        boolean wasUntrue = paper.restore(before);
        paper.objects().stream().filter(key -> !objects.contains(key)).forEach(paper::deleteObject);
        paper.putObject("images/" + CompleteSite.PICTURE + "/480.webp", "480.webp");
        if (wasUntrue || !paper.objects().equals(objects)) {
            paper.print();
        }
    }

    @AfterAll
    void close() {
        paper.close();
    }

    private record Report(int status, List<String> findings, String summary) {
        boolean tells(Damage damage) {
            return findings.stream().anyMatch(line -> line.startsWith(damage.place()) && line.contains(damage.wrong()));
        }
    }

    private static Report check(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] all = Stream.concat(Stream.of("--patience", "0"), Stream.of(arguments))
                .toArray(String[]::new);
        int status = Check.run(SeededSite.CLOCK, new PrintWriter(out), new PrintWriter(err), all);
        List<String> lines = (out.toString() + err).lines().toList();
        return new Report(status, lines.subList(0, lines.size() - 1), lines.getLast());
    }

    @Test
    void aTrueSystemHasNoFindings() {
        Report report = check();
        assertEquals(List.of(), report.findings());
        assertEquals(0, report.status(), report.summary());
        assertTrue(report.summary().contains("Looked at " + before.size() + " items, "), report.summary());
        assertTrue(report.summary().endsWith("0 differences, 0 mended; 0 were none a moment later."), report.summary());
    }

    @Test
    void lookingWritesNothing() {
        MENDED.getFirst().done().accept(paper);
        paper.garble("index.html");
        var damaged = paper.items();
        Set<String> left = paper.objects();
        Report found = check();
        assertEquals(1, found.status(), found::toString);
        assertTrue(found.summary().contains(" 0 mended"), found::toString);
        assertEquals(damaged, paper.items());
        assertEquals(left, paper.objects());
    }

    @ParameterizedTest
    @FieldSource("MENDED")
    void whatIsUntrueIsFoundMendedAndThenTrue(Damage damage) {
        damage.done().accept(paper);
        Report mended = check("--repair");
        assertTrue(mended.tells(damage), mended::toString);
        assertEquals(0, mended.status(), mended::toString);
        assertTrue(mended.findings().stream().allMatch(line -> line.endsWith(": mended")), mended::toString);
        Report after = check();
        assertEquals(List.of(), after.findings());
        assertEquals(0, after.status(), after::toString);
    }

    @ParameterizedTest
    @FieldSource("TOLD")
    void whatNoProgramShouldMendIsToldWithWhatToDo(Damage damage) {
        damage.done().accept(paper);
        Report mended = check("--repair");
        assertTrue(mended.tells(damage), mended::toString);
        assertTrue(mended.status() != 0, mended::toString);
    }

    @Test
    void anArticleWhoseTextIsLostHidesNoOtherPage() {
        paper.delete(TIDES + " BODY");
        paper.deleteObject("articles/" + CompleteSite.LIGHT);
        Report report = check("--repair");
        assertTrue(
                report.findings().contains("/articles/" + CompleteSite.LIGHT + ": is missing: mended"),
                report::toString);
    }

    @Test
    void whatGrowsOldIsTrueUntilTheClockHasHadTheTimeToRenewIt() {
        paper.copyObject("robots.txt", "data/site.json");
        InstantSource now = InstantSource.system();
        assertEquals(List.of(), look("/data/site.json", now));
        assertEquals(
                List.of("is not what the table says"),
                look("/data/site.json", InstantSource.offset(now, Duration.ofMinutes(10))));
        paper.print();
    }

    @Test
    void formOfADiscussionThatIsOverIsTrueUntilTheClockHasHadTheTimeToTakeItAway() {
        paper.closeDiscussionsAfter(30);
        paper.print();
        Instant end = Instant.parse("2026-03-10T09:00:00Z").plus(Duration.ofDays(30));
        String page = "/articles/" + CompleteSite.TIDES;
        assertEquals(List.of(), look(page, InstantSource.fixed(end.minusSeconds(1))));
        assertEquals(List.of(), look(page, InstantSource.fixed(end.plus(Duration.ofMinutes(8)))));
        assertEquals(
                List.of("is not what the table says"),
                look(page, InstantSource.fixed(end.plus(Duration.ofMinutes(10)))));
    }

    private static List<String> look(String place, InstantSource clock) {
        List<Invariant> claims = new ArrayList<>();
        DaggerWiring.factory()
                .create(Consistency.STRONG, new OffsetClock(clock))
                .pages()
                .walk(claims::add);
        return claims.stream()
                .filter(claim -> claim.place().equals(place))
                .flatMap(claim -> claim.look().stream())
                .map(Finding::wrong)
                .toList();
    }

    @Test
    void aSystemThatDoesNotAnswerIsNotCalledUntrue() {
        String there = System.setProperty("aws.endpointUrlS3", "http://127.0.0.1:1");
        try {
            Report report = check();
            assertEquals(2, report.status(), report::toString);
            assertEquals(List.of(), report.findings());
        } finally {
            System.setProperty("aws.endpointUrlS3", String.valueOf(there));
        }
    }
}
