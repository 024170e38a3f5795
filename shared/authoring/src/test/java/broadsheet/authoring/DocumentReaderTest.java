package broadsheet.authoring;

import static broadsheet.authoring.DocumentFixture.DESK;
import static broadsheet.authoring.DocumentFixture.NOW;
import static broadsheet.authoring.DocumentFixture.SITE;
import static broadsheet.authoring.DocumentFixture.SLUG;
import static broadsheet.authoring.DocumentFixture.bytes;
import static broadsheet.authoring.DocumentFixture.errors;
import static broadsheet.authoring.DocumentFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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
    void fieldsMissingInADocumentComeFromSiteAndAddress() {
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
    void unknownFieldsAreReportedAsIgnored() {
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
    void invalidOrTakenOldAddressIsReportedWithItsPlace() {
        assertEquals(
                List.of(
                        new FieldError(
                                "addresses[1]",
                                "\"/tags/tides\" is /tags/tides/, which a page of this site has or could have"),
                        new FieldError("addresses[2]", "\"/a/../b\" has a segment of dots alone"),
                        new FieldError("title", "is missing")),
                errors("---\nsection: science\naddresses: [/x.html, /tags/tides, /a/../b]\n---\nText.").stream()
                        .sorted(Comparator.comparing(FieldError::at))
                        .toList());
        assertEquals(
                List.of(new FieldError("addresses", "has 11 entries; at most 10 are allowed")),
                errors("---\ntitle: T\nsection: science\naddresses: [" + "/x.html, ".repeat(11) + "]\n---\nText."));
    }

    @Test
    void tagsDifferingBySignsAreDistinctAndUnaddressableOneIsRefused() {
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
                errors("---\ntitle: T\nsection: science\ntags: [a, \"!\"]\n---\nText."));
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
}
