package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Author;
import broadsheet.article.Draft;
import broadsheet.article.Label;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.authoring.DocumentReader.Defaults;
import broadsheet.authoring.DocumentReader.Reading;
import broadsheet.redirect.OldPath;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final Slug SLUG = new Slug("an-article");
    private static final Label DESK = new Label(new Slug("desk"), "The Desk");
    private static final Site SITE = new Site(
            "Site",
            "",
            "en",
            "https://example.org",
            Optional.empty(),
            new Label(new Slug("analysis"), "Analysis"),
            DESK,
            List.of(
                    new Section(new Slug("science"), "Science", "", "#000000", "#ffffff"),
                    new Section(new Slug("ai-research"), "AI & Research", "", "#000000", "#ffffff")),
            List.of(new Author(new Slug("desk"), "The Desk", "A biography.")));

    @Test
    void aDocumentIsReadIntoADraft() {
        Draft draft = read("""
            ---
            title: "It's a title"
            dek: A standfirst -- short.
            section: science
            kind: Editorial
            authors: [desk, Some Guest]
            date: 2025-02-01T09:00:00+01:00
            updated: 2025-02-03
            tags:
              - Open data
              - open-data
            featured: true
            discussion: closed
            correction: It was wrong.
            sources:
              - publisher: A publisher
                title: A title
                url: https://example.org/a?b=c
            ---

            A claim.[^1]

            ## A heading

            More "text".
            """).draft();
        assertEquals("It’s a title", draft.front().title());
        assertEquals("A standfirst – short.", draft.front().dek());
        assertTrue(draft.front().discussionClosed());
        assertEquals(new Slug("science"), draft.front().section());
        assertEquals(
                new Label(new Slug("editorial"), "Editorial"), draft.front().kind());
        assertEquals(
                List.of(DESK, new Label(new Slug("some-guest"), "Some Guest")),
                draft.front().authors());
        assertEquals(
                List.of(new Label(new Slug("open-data"), "Open data")),
                draft.front().tags());
        assertEquals(
                List.of(new Source("A publisher", "A title", "https://example.org/a?b=c")),
                draft.front().sources());
        assertEquals(Optional.of(Instant.parse("2025-02-01T08:00:00Z")), draft.date());
        assertEquals(Optional.of(Instant.parse("2025-02-03T00:00:00Z")), draft.updated());
        assertEquals(6, draft.words());
        assertTrue(draft.body().html().contains("<h2 id=\"a-heading\">A heading</h2>"));
        assertTrue(draft.body().html().contains("href=\"#source_1\""));
    }

    @Test
    void whatADocumentLeavesOutTheSiteAndTheAddressSay() {
        Draft draft = DocumentReader.read(
                        bytes("---\ntitle: A title\n---\nText.\n"),
                        SLUG,
                        SITE,
                        new Defaults(Optional.of("science"), Optional.of(Instant.EPOCH)),
                        NOW,
                        addresses -> Map.of())
                .draft();
        assertEquals(new Slug("science"), draft.front().section());
        assertEquals(SITE.defaultKind(), draft.front().kind());
        assertEquals(List.of(DESK), draft.front().authors());
        assertEquals(Optional.of(Instant.EPOCH), draft.date());
    }

    @Test
    void otherGeneratorsNamesOfTheFieldsAreUnderstood() {
        Draft draft = read("""
            ---
            title: T
            excerpt: From Jekyll
            description: x
            category: AI & Research
            author: desk
            ---
            Text.
            """).draft();
        assertEquals("From Jekyll", draft.front().dek());
        assertEquals(new Slug("ai-research"), draft.front().section());
    }

    @Test
    void everyFaultIsNamedWithItsPlaceAtOnce() {
        List<FieldError> faults = faults("""
            ---
            dek: No title.
            section: sports
            date: 31 Feb
            featured: maybe
            authors: ["???"]
            slug: Another One
            sources:
              - publisher: P
                url: ftp://example.org
            ---
            A claim.[^1] Another.

            And this.[^2]
            """);
        assertEquals(
                List.of(
                        "title",
                        "section",
                        "featured",
                        "authors[0]",
                        "sources[0].title",
                        "sources[0].url",
                        "slug",
                        "date",
                        "line 14"),
                faults.stream().map(FieldError::at).toList());
        assertEquals("[^2] names no source; there is 1", faults.getLast().detail());
    }

    @Test
    void yamlThatIsNoneIsNamedByItsLine() {
        assertEquals(
                "line 3",
                faults("---\ntitle: T\n  odd: [\n---\nText.").getFirst().at());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "Just text.", "title: T\n---\nText.", "---\ntitle: T\nText."})
    void aDocumentWithoutFrontMatterIsRefused(String document) {
        assertEquals("line 1", faults(document).getFirst().at());
    }

    @Test
    void frontMatterWithoutATextIsRefused() {
        assertEquals(List.of(new FieldError("text", "is missing")), faults("---\ntitle: T\nsection: science\n---\n"));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin = "---\ntitle: Caf\u00e9\nsection: science\n---\nText.".getBytes(ISO_8859_1);
        ValidationException rejected = assertThrows(
                ValidationException.class,
                () -> DocumentReader.read(latin, SLUG, SITE, Defaults.NONE, NOW, addresses -> Map.of()));
        assertEquals("line 2", rejected.faults().getFirst().at());
    }

    @Test
    void whatHasNoMeaningIsNamedAsIgnored() {
        Reading reading =
                read("---\ntitle: T\nsection: science\nlayout: post\n---\n\nText {{ site.baseurl }} and\n{% raw %}.\n");
        assertEquals(List.of("layout", "line 7: {{ site.baseurl }}", "line 8: {% raw %}"), reading.ignored());
        assertEquals("<p>Text  and\n.</p>", reading.draft().body().html());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ \"abc | url }}",
                "{{ \"/a' | url }}",
                "{{ '/a | url }}",
                "{{ \"https://x | embed }}",
                "{{ \"https://x | embed: \"A film\" }}"
            })
    void aTagWhoseQuotationHasNoEndIsNamedAsIgnoredToo(String tag) {
        Reading reading = read("---\ntitle: T\nsection: science\n---\n\nText " + tag + ".\n");
        assertEquals(List.of("line 6: " + tag), reading.ignored());
        assertEquals("<p>Text .</p>", reading.draft().body().html());
    }

    @Test
    void aDateAloneIsTheStartOfItsDayWhereTheSiteIs() {
        Site tokyo = new Site(
                SITE.title(),
                SITE.description(),
                SITE.language(),
                SITE.url(),
                SITE.defaultSection(),
                SITE.defaultKind(),
                SITE.desk(),
                SITE.sections(),
                SITE.authors(),
                SITE.discussion(),
                "Asia/Tokyo");
        byte[] document =
                bytes("---\ntitle: T\nsection: science\ndate: 2026-03-01\nupdated: 2026-03-02 9:00\n---\nText.");
        Draft draft = DocumentReader.read(document, SLUG, tokyo, Defaults.NONE, NOW, addresses -> Map.of())
                .draft();
        assertEquals(Optional.of(Instant.parse("2026-02-28T15:00:00Z")), draft.date());
        assertEquals(Optional.of(Instant.parse("2026-03-02T00:00:00Z")), draft.updated());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        date: 2026-03-10T09:00:01Z | date      | is 2026-03-10T09:00:01Z, which is in the future: it is 2026-03-10T09:00:00Z, and nothing can be scheduled yet
        date: 2026-03-11           | date      | is 2026-03-11T00:00:00Z, which is in the future: it is 2026-03-10T09:00:00Z, and nothing can be scheduled yet
        updated: 2026-03-11        | updated   | is 2026-03-11T00:00:00Z, which is in the future: it is 2026-03-10T09:00:00Z, and nothing can be scheduled yet
        draft: true                | draft     | is true: a draft is not published, and cannot be kept here yet
        draft: perhaps             | draft     | is "perhaps", not true or false
        published: false           | published | is false: a draft is not published, and cannot be kept here yet
        published: no              | published | is "no", not true or false
        """)
    void whatIsNotToBeReadNowIsRefused(String field, String at, String detail) {
        assertEquals(
                List.of(new FieldError(at, detail)),
                faults("---\ntitle: T\nsection: science\n" + field + "\n---\nText."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"date: 2026-03-10T09:00:00Z", "date: 2026-03-10", "draft: false", "published: true"})
    void whatIsOfNowIsRead(String field) {
        assertEquals(
                List.of(),
                read("---\ntitle: T\nsection: science\n" + field + "\n---\nText.")
                        .ignored());
    }

    @Test
    void aDefaultDateThatIsAheadIsRefusedUnlessTheDocumentSaysAnother() {
        var ahead = new Defaults(Optional.empty(), Optional.of(NOW.plusSeconds(60)));
        String head = "---\ntitle: T\nsection: science\n";
        assertThrows(
                ValidationException.class,
                () -> DocumentReader.read(bytes(head + "---\nText."), SLUG, SITE, ahead, NOW, addresses -> Map.of()));
        DocumentReader.read(
                bytes(head + "date: 2020-01-01\n---\nText."), SLUG, SITE, ahead, NOW, addresses -> Map.of());
    }

    @Test
    void aDateOfPublicationUnderAnotherNameIsIgnoredAsBefore() {
        Reading reading = read("---\ntitle: T\nsection: science\npublished: 2025-02-01\n---\nText.");
        assertEquals(List.of("published"), reading.ignored());
    }

    @Test
    void aDocumentOfNothingButTagsIsReadInTimeThatGrowsWithIt() {
        int tags = 70_000;
        String document = "---\ntitle: T\nsection: science\n---\n" + "{{}}\n".repeat(tags) + "Text.\n";
        // It is the thread's own time, which other processes do not add to; it takes a fraction of a second.
        long before = THREADS.getCurrentThreadCpuTime();
        List<String> ignored = read(document).ignored();
        Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
        assertEquals(tags, ignored.size());
        assertEquals("line 5: {{}}", ignored.getFirst());
        assertEquals("line %d: {{}}".formatted(4 + tags), ignored.getLast());
        assertTrue(taken.compareTo(Duration.ofSeconds(10)) < 0, taken::toString);
    }

    @Test
    void aSectionsIdCountsBeforeAnothersName() {
        Site site = new Site(
                "Site",
                "",
                "en",
                "https://example.org",
                Optional.empty(),
                SITE.defaultKind(),
                DESK,
                List.of(
                        new Section(new Slug("technology"), "Science", "", "#000000", "#ffffff"),
                        new Section(new Slug("science"), "Nature", "", "#000000", "#ffffff")),
                List.of());
        byte[] byId = bytes("---\ntitle: T\nsection: science\n---\nText.");
        byte[] byName = bytes("---\ntitle: T\nsection: Science\n---\nText.");
        assertEquals(
                new Slug("science"),
                DocumentReader.read(byId, SLUG, site, Defaults.NONE, NOW, addresses -> Map.of())
                        .draft()
                        .front()
                        .section());
        assertEquals(
                new Slug("technology"),
                DocumentReader.read(byName, SLUG, site, Defaults.NONE, NOW, addresses -> Map.of())
                        .draft()
                        .front()
                        .section());
    }

    @Test
    void oldAddressesAreReadInOneSpellingEachOnce() {
        String document = """
            ---
            title: T
            section: science
            addresses: [/2016/04/x/, "/?p=1", /%32016/04/x/, /блог/x]
            ---
            Text.\
            """;
        assertEquals(
                List.of("/2016/04/x/", "/?p=1", "/блог/x"),
                read(document).draft().addresses().stream().map(OldPath::value).toList());
        assertEquals(
                List.of(),
                read("---\ntitle: T\nsection: science\n---\nText.").draft().addresses());
    }

    @Test
    void oldAddressThatAPageHasOrThatIsNoneIsNamedByItsPlace() {
        assertEquals(
                List.of(
                        new FieldError(
                                "addresses[1]",
                                "\"/tags/tides\" is /tags/tides/, which a page of this site has or could have"),
                        new FieldError("addresses[2]", "\"/a/../b\" has a segment of dots alone"),
                        new FieldError("title", "is missing")),
                faults("---\nsection: science\naddresses: [/x.html, /tags/tides, /a/../b]\n---\nText.").stream()
                        .sorted(Comparator.comparing(FieldError::at))
                        .toList());
        assertEquals(
                List.of(new FieldError("addresses", "has 11 entries; at most 10 are allowed")),
                faults("---\ntitle: T\nsection: science\naddresses: [" + "/x.html, ".repeat(11) + "]\n---\nText."));
    }

    @Test
    void tagsThatDifferBySignsAreDifferentTagsAndOneWithoutAnAddressIsNamed() {
        Draft draft = read("---\ntitle: T\nsection: science\ntags: [C, C++, \"C#\"]\n---\nText.")
                .draft();
        assertEquals(
                List.of(
                        new Label(new Slug("c"), "C"),
                        new Label(new Slug("c-plus-plus"), "C++"),
                        new Label(new Slug("c-sharp"), "C#")),
                draft.front().tags());
        assertEquals(
                List.of(new FieldError("tags[1]", "\"!\" has no letter and no digit that an address can have")),
                faults("---\ntitle: T\nsection: science\ntags: [a, \"!\"]\n---\nText."));
    }

    @Test
    void tagsInAnotherScriptHaveAddressesOfTheirOwn() {
        Draft draft = read("---\ntitle: T\nsection: science\ntags: [水, Вода, вода, 火]\n---\nText.")
                .draft();
        assertEquals(
                List.of("水", "Вода", "火"),
                draft.front().tags().stream().map(Label::name).toList());
        assertEquals(
                List.of("水", "вода", "火"),
                draft.front().tags().stream().map(tag -> tag.id().value()).toList());
    }

    @Test
    void windowsLinesAndAByteOrderMarkMakeNoDifference() {
        String unix = "---\ntitle: T\nsection: science\n---\nText.\nMore.\n";
        String windows = "\uFEFF" + unix.replace("\n", "\r\n");
        assertEquals(read(unix).draft(), read(windows).draft());
    }

    @Test
    void tooManyOrTooLongIsRefusedByName() {
        String tags = String.join(", ", java.util.Collections.nCopies(21, "a"));
        assertEquals(
                "tags",
                faults("---\ntitle: T\nsection: science\ntags: [" + tags + "]\n---\nText.")
                        .getFirst()
                        .at());
        String title = "t".repeat(301);
        assertEquals(
                "title",
                faults("---\ntitle: " + title + "\nsection: science\n---\nText.")
                        .getFirst()
                        .at());
    }

    @Test
    void aliasesCannotBlowUp() {
        var bomb = new StringBuilder("---\na: &a [x, x]\n");
        for (char name = 'b'; name <= 'z'; name++) {
            char before = (char) (name - 1);
            bomb.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [*")
                    .append(before)
                    .append(", *")
                    .append(before)
                    .append("]\n");
        }
        bomb.append("title: T\nsection: science\ntags: *z\n---\nText.");
        assertEquals("line 2", faults(bomb.toString()).getFirst().at());
    }

    @Test
    void whatNestsTooDeeplyIsRefused() {
        assertEquals(
                new FieldError("text", "nests too deeply"),
                faults("---\ntitle: T\nsection: science\n---\n" + "*a **a ".repeat(20_000) + "a** a*".repeat(20_000))
                        .getFirst());
        assertEquals(
                new FieldError("line 2", "nests too deeply"),
                faults("---\ntitle: " + "[".repeat(50_000) + "\n---\nText.").getFirst());
    }

    @Test
    void aSmallTextCannotAskForAHugeTable() {
        String header = "|a".repeat(1_500) + "\n" + "|-".repeat(1_500) + "\n";
        List<FieldError> faults = faults("---\ntitle: T\nsection: science\n---\n" + header + "|a\n".repeat(1_500));
        assertEquals(
                "is of a table with more than 20,000 cells", faults.getFirst().detail());
    }

    @Test
    void whatCannotBeShownIsRefusedInFieldsAndLeftOutOfTexts() {
        assertEquals(
                "title",
                faults("---\ntitle: \"a\\u0000b\"\nsection: science\n---\nText.")
                        .getFirst()
                        .at());
        assertEquals(
                "title",
                faults("---\ntitle: \"a\\ud800b\"\nsection: science\n---\nText.")
                        .getFirst()
                        .at());
        assertEquals(
                "<p>Text.</p>",
                read("---\ntitle: T\nsection: science\n---\nTe\u0001xt.")
                        .draft()
                        .body()
                        .html());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Archive", "2025", "2025-02"})
    void aKindMayNotBeNamedAsAnArchiveIs(String kind) {
        assertEquals(
                "kind",
                faults("---\ntitle: T\nsection: science\nkind: " + kind + "\n---\nText.")
                        .getFirst()
                        .at());
    }

    @Test
    void theSlugThatADocumentNamesIsFound() {
        assertEquals(Optional.of(SLUG), DocumentReader.slugOf(bytes("---\nslug: an-article\n---\n")));
        assertEquals(Optional.empty(), DocumentReader.slugOf(bytes("no front matter")));
    }

    private static Reading read(String document) {
        return DocumentReader.read(bytes(document), SLUG, SITE, Defaults.NONE, NOW, addresses -> Map.of());
    }

    private static List<FieldError> faults(String document) {
        return assertThrows(ValidationException.class, () -> read(document)).faults();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
