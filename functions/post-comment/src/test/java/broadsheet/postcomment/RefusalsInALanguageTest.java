package broadsheet.postcomment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.SeededSite;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers of a Japanese site read no English, whatever is refused: Latin letters would give it away. */
class RefusalsInALanguageTest {
    private static final Pattern ELEMENT = Pattern.compile("(?s)<style>.*?</style>|<[^>]*>");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");

    private final SeededSite archive = SeededSite.filled();
    private final PostComment function = Call.function();

    @BeforeEach
    void speakJapanese() {
        settings("refuse: [viagra]");
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text=",
                "text=viagra",
                "text=A&name=viagra",
                "text=A&inReplyTo=first",
                "text=A&inReplyTo=0",
                "text=A&inReplyTo=999",
                "text=A&name=0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void errorOfAFormIsToldOnAPageInTheSitesLanguage(String form) {
        Answer page = form(form);
        assertTrue(page.status() == 422 || page.status() == 409, page::body);
        assertTrue(page.body().contains("<html lang=\"ja\" dir=\"ltr\">"), page::body);
        assertEquals(List.of(), latin(page, "viagra"));
    }

    @Test
    void tooLongATextIsToldWithItsLength() {
        Answer page = form("text=" + "A".repeat(5_001));
        assertEquals(422, page.status());
        assertTrue(page.body().contains("5,001文字"), page::body);
        assertEquals(List.of(), latin(page));
        assertEquals(413, form("text=" + "A".repeat(100_000)).status());
    }

    @Test
    void closedDiscussionIsToldInTheSitesLanguage() {
        settings("closeAfterDays: 1");
        Answer page = form("text=A");
        assertEquals(409, page.status());
        assertEquals(List.of(), latin(page));
    }

    @Test
    void problemDetailsAreInTheSitesLanguageAndTitlesInEnglish() {
        Answer answer = Call.comment("{\"text\": \"viagra\"}").send(function);
        assertEquals("Unprocessable Content", answer.at("title"));
        assertEquals("送信された内容に1件の誤りがあります。", answer.at("detail"));
        assertEquals(List.of("このサイトに掲載できない「viagra」が含まれています"), answer.at("errors.*.detail"));
        Answer unknown = Call.comment("{\"text\": \"A\"}").at("slug", "unknown").send(function);
        assertEquals(404, unknown.status());
        assertEquals("「unknown」という記事はありません。", unknown.at("detail"));
        Answer foreign = Call.comment("{\"text\": \"A\"}")
                .header("sec-fetch-site", "cross-site")
                .send(function);
        assertEquals("これは別のサイトから送信されました。", foreign.at("detail"));
    }

    @Test
    void readerWhoseAccountHasNoNameHasOneInTheSitesLanguage() {
        Answer posted = Call.to("POST /api/articles/{slug}/comments")
                .as("ann")
                .named("")
                .with(Call.JSON, "{\"text\": \"A\"}")
                .send(function);
        assertEquals(201, posted.status());
        assertEquals("読者", posted.at("name"));
    }

    private Answer form(String body) {
        Answer page = Call.to("POST /api/articles/{slug}/anonymous-comments")
                .header("accept", "text/html")
                .with(Call.FORM, body)
                .send(function);
        assertFalse(page.body().isEmpty());
        return page;
    }

    /** The Latin words of a page but for its content: the site's title and what the reader wrote. */
    private static List<String> latin(Answer page, String... content) {
        List<String> known = Stream.concat(Stream.of("The", "Fair", "Copy"), Stream.of(content))
                .toList();
        return LATIN.matcher(ELEMENT.matcher(page.body()).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(word -> !known.contains(word))
                .toList();
    }

    private void settings(String discussion) {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("language: en", "language: ja")
                .replace("defaultKind:", "discussion:\\n  " + discussion + "\\ndefaultKind:"));
    }
}
