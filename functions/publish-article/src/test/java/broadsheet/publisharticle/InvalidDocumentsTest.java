package broadsheet.publisharticle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Articles.TooLarge;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a document, told in one answer, and nothing written. */
final class InvalidDocumentsTest {
    private static final String HEAD = "---\ntitle: A long read\nsection: science\n---\n\n";

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture().withSite();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        422-empty                   | line 1         | is empty
        422-no-front-matter         | line 1         | is no front matter
        422-no-utf-8                | line 2         | has bytes that are no UTF-8
        422-latin-1                 | line 2         | has bytes that are no UTF-8
        422-no-title                | title          | is missing
        422-no-text                 | text           | is missing
        422-no-date                 | date           | "the tenth of March" is no date
        422-no-date-parameter       | date           | "20.2.2026" is no date
        422-draft                   | draft          | is true: a draft is not published
        422-dated-ahead             | updated        | is 2999-01-01T00:00:00Z, which is in the future
        422-no-slug                 | slug           | "A_Document With Errors" is no slug
        422-wrong-slug              | slug           | is "how-a-tide-table-knows", but
        422-unknown-section         | section        | "astrology" is not a section; the site has ai-research
        422-source                  | sources[0].url | "ftp://ftp.example.org/tides" is no http or https
        422-citation-without-source | line 13        | [^2] names no source; there is 1
        """)
    void anErrorIsAnsweredWithItsPlace(String event, String at, String detail) {
        Answer answer = publishing.sendNamed(event);
        assertEquals(422, answer.status());
        assertEquals(List.of(at), answer.at("errors.*.at"));
        assertTrue(String.valueOf(answer.at("errors.0.detail")).startsWith(detail), answer::body);
    }

    @Test
    void aReasonIsOneLineThatSaysSomething() {
        publishing.sendNamed("201-article");
        var before = publishing.items();
        String takedown = Events.read("publish-article/200-taken-down")
                .replace("the-price-of-a-harbour-pilot", "how-a-tide-table-knows");
        for (String reason : List.of("", " ", "One line\\nand another", "x".repeat(501))) {
            Answer answer = publishing.send(takedown.replace("\"An injunction of 12 March\"", "\"" + reason + "\""));
            assertEquals(422, answer.status(), reason);
            assertEquals(List.of("reason"), answer.at("errors.*.at"));
        }
        assertEquals(before, publishing.items());
        assertEquals(
                200,
                publishing
                        .send(takedown.replace("An injunction of 12 March", "x".repeat(500)))
                        .status());
    }

    @Test
    void yamlThatCannotBeReadIsAnsweredWithItsLine() {
        Answer answer = publishing.sendNamed("422-no-yaml");
        assertEquals(422, answer.status());
        assertEquals("line 4", answer.at("errors.0.at"));
        assertEquals("is no YAML: found unexpected end of stream", answer.at("errors.0.detail"));
    }

    @Test
    void everyErrorOfOneDocumentIsInOneAnswerAndNothingIsWritten() {
        var before = publishing.items();
        Answer answer = publishing.sendNamed("422-many-errors");
        assertEquals(
                List.of(
                        "title",
                        "section",
                        "featured",
                        "tags[0]",
                        "sources[0].url",
                        "sources[1].title",
                        "date",
                        "line 15"),
                answer.at("errors.*.at"));
        assertEquals("There are 8 errors in what was sent.", answer.at("detail"));
        assertEquals(before, publishing.items());
    }

    @Test
    void everyErrorOfASiteIsInOneAnswerAndTheOldOneStays() {
        var before = publishing.items();
        Answer answer = publishing.sendNamed("422-site");
        assertEquals(List.of("sections[0].id", "sections[1].accent", "desk", "theme"), answer.at("errors.*.at"));
        assertEquals(before, publishing.items());
    }

    @Test
    void nothingIsPublishedBeforeThereIsASite() {
        try (var empty = new PublishingFixture()) {
            assertEquals(List.of("section"), empty.sendNamed("201-article").at("errors.*.at"));
            assertEquals(0, empty.items().size());
        }
    }

    @Test
    void aDocumentOverTheLimitIsRefused() {
        Answer answer = publishing.send(document("x".repeat(400_000)));
        assertEquals(413, answer.status());
        assertTrue(String.valueOf(answer.at("detail")).endsWith("at most 358,400 are allowed."), answer::body);
        assertEquals(Set.of(), publishing.articles());
    }

    @Test
    void aDocumentWhoseHtmlIsOverTheLimitIsRefused() {
        Answer answer = publishing.send(document("x\n\n".repeat(100_000)));
        assertEquals(413, answer.status());
        assertEquals(Set.of(), publishing.articles());
    }

    @Test
    void aSmallDocumentThatSaysTooMuchIsRefused() {
        String document = """
            ---
            title: &title %s
            section: science
            image: &url https://a.example/%s
            sources:
            %s
            ---
            Text.
            """.formatted(
                        "\u6c34".repeat(300),
                        "\u6c34".repeat(1_900),
                        "  - {publisher: *title, title: *title, url: *url}\n".repeat(100));
        Answer answer = publishing.send(Events.withBody(Events.read("publish-article/201-article"), document));
        assertEquals(413, answer.status(), answer::body);
        assertEquals(Set.of(), publishing.articles());
    }

    @Test
    void settingsThatSayTooMuchAreRefused() {
        String settings = """
            title: A
            description: &long %s
            url: https://a.example
            desk: a0
            sections: [{id: science, name: Science}]
            authors:
            %s
            """.formatted(
                        "x".repeat(900),
                        IntStream.range(0, 1_000)
                                .mapToObj("  - {id: a%d, name: A, biography: *long}"::formatted)
                                .collect(Collectors.joining("\n")));
        Answer answer = publishing.send(Events.withBody(Events.read("publish-article/200-site"), settings));
        assertEquals(413, answer.status(), answer::body);
    }

    @Test
    void settingsOverTheLimitAreRefusedBeforeTheyAreRead() {
        String settings = "# " + "x".repeat(400_000) + "\ntitle: A\n";
        Answer answer = publishing.send(Events.withBody(Events.read("publish-article/200-site"), settings));
        assertEquals(413, answer.status(), answer::body);
    }

    @Test
    void aDocumentOfJustTheLimitIsPublished() {
        assertEquals(
                201,
                publishing
                        .send(document("x".repeat(TooLarge.LIMIT - HEAD.length())))
                        .status());
    }

    @Test
    void unexpectedFailureIsLoggedAndNotDisclosed() {
        publishing.loseTable();
        Answer answer = publishing.sendNamed("201-article");
        assertEquals(500, answer.status());
        assertEquals("Something went wrong here; it has been logged.", answer.at("detail"));
        assertTrue(publishing.context().log().getFirst().contains("ResourceNotFoundException"));
    }

    private static String document(String text) {
        return Events.withBody(Events.read("publish-article/201-article"), HEAD + text);
    }
}
