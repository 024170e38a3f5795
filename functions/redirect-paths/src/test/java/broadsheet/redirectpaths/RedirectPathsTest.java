package broadsheet.redirectpaths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.Picture;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class RedirectPathsTest {
    private static final String TIDE = "/articles/how-a-tide-table-knows";

    private final SeededSite archive = SeededSite.filled();
    private final RedirectPaths function = new RedirectPaths();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("redirect-paths").stream()
                .map(name -> dynamicTest(name, () -> {
                    var context = new TestContext();
                    Answer answer =
                            Policy.of("RedirectPaths").during(() -> Events.send(function, Events.read(name), context));
                    assertEquals(name.replaceFirst("redirect-paths/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals("no-store", answer.header("cache-control"));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void storedRedirectsAreListedInTheFormatOfAnUpload() {
        Answer stored = send("200-stored");
        assertEquals(7, stored.at("stored"));
        assertEquals(0, stored.at("removed"));
        Answer list = send("200-list");
        assertEquals("text/csv; charset=utf-8", list.header("content-type"));
        assertNull(list.header("link"));
        assertEquals(
                new TreeSet<>(List.of(
                        "/2016/04/08/tides/," + TIDE,
                        "/?p=123," + TIDE,
                        "/blog/tides.html,/tags/tides/",
                        "/блог/приливы,/sections/science/",
                        "\"/old, with a comma\"," + TIDE,
                        "/2015/12/pilots/,/articles/the-price-of-a-harbour-pilot",
                        "/mistake/,/sections/culture/")),
                rows(list));
        assertEquals(7, put(list.body()).at("stored"));
        assertEquals(list.body(), send("200-list").body());
    }

    @Test
    void changeReplacesAndRemovesAndLeavesOthersAlone() {
        send("200-stored");
        Answer answer = put("from,to\r\n/mistake/,\r\n\"/?p=123\",/tags/tides/\r\n");
        assertEquals(1, answer.at("stored"));
        assertEquals(1, answer.at("removed"));
        assertTrue(rows(send("200-list")).contains("/?p=123,/tags/tides/"));
        assertEquals(6, rows(send("200-list")).size());
    }

    @Test
    void redirectFollowsItsArticle() {
        send("200-stored");
        String renamed = Events.read("publish-article/201-article").replace("how-a-tide-table-knows", "tide-tables");
        archive.publish(renamed.replace("tags: [", "formerly: [how-a-tide-table-knows]\\ntags: ["));
        assertTrue(rows(send("200-list")).contains("/?p=123,/articles/tide-tables"));
        // A former address of the article means it too.
        assertEquals(200, put("from,to\n/x.html," + TIDE + "\n").status());
        assertTrue(rows(send("200-list")).contains("/x.html,/articles/tide-tables"));
    }

    @Test
    void pagesOfTheListLeadToEachOther() {
        send("200-stored");
        List<String> rows = new ArrayList<>(rows(send("200-list-page")));
        String link = String.valueOf(send("200-list-page").header("link"));
        assertTrue(link.matches("</api/redirects\\?limit=2&cursor=[\\w-]+>; rel=\"next\""), link);
        String cursor = link.replaceAll(".*cursor=|>.*", "");
        for (int page = 0; page < 3; page++) {
            Answer answer = send(Events.read("redirect-paths/200-list-page")
                    .replace("\"limit\": \"2\"", "\"limit\": \"2\", \"cursor\": \"" + cursor + "\""));
            rows.addAll(rows(answer));
            Object next = answer.header("link");
            cursor = next == null ? "" : next.toString().replaceAll(".*cursor=|>.*", "");
        }
        assertEquals("", cursor);
        assertEquals(7, rows.size());
        assertEquals(rows(send("200-list")), new TreeSet<>(rows));
    }

    @Test
    void everyInvalidRowIsNamedAndNothingIsWritten() {
        Answer answer = send("422-many-errors");
        assertEquals(
                List.of("line 3", "line 4", "line 5", "line 6", "line 7", "line 8", "line 9", "line 10"),
                answer.at("errors.*.at"));
        assertEquals(
                List.of(
                        "\"/sections/science/\" is /sections/science/, which a page of this site has or could have",
                        "\"/blog/../x\" has a segment of dots alone",
                        "there is no article \"never-was\"",
                        "\"/no/page/of/ours\" is the path of no page",
                        "\"https://elsewhere.example.org/z\" is at no host that redirectHosts of the settings names",
                        "\"http://elsewhere.example.org/w\" is neither a path nor an https URL of at most 2,000"
                                + " characters",
                        "has the path of line 2, \"/2016/04/08/tides/\"",
                        "is no row of two fields"),
                answer.at("errors.*.detail"));
        assertEquals(new TreeSet<>(), rows(send("200-list")));
    }

    @Test
    void otherSiteIsATargetOnlyIfTheSettingsNameItsHost() {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("language: en\\n", "language: en\\nredirectHosts: [shop.example.org]\\n"));
        assertEquals(
                200, put("from,to\n/shop,https://shop.example.org/a?b=c#d\n").status());
        assertTrue(rows(send("200-list")).contains("/shop,https://shop.example.org/a?b=c#d"));
        for (String url : List.of(
                "https://example.org/",
                "https://shop.example.org.evil.example/",
                "https://shop.example.org@evil.example/",
                "https://someone@shop.example.org/",
                "https://shop.example.org:8443/",
                "https:shop.example.org",
                "//shop.example.org/",
                "javascript:alert(1)")) {
            assertEquals(422, put("from,to\n/shop," + url + "\n").status(), url);
        }
    }

    @Test
    void addressThatIsOnlyReservedIsNoArticle() {
        archive.storePicture(
                "pictures-came-first", "pilot.jpg", new Picture("a".repeat(64), 640, 480, List.of(320, 640)));
        assertEquals(422, put("from,to\n/x,/articles/pictures-came-first\n").status());
    }

    @Test
    void rowWithoutFieldsAndTheMarkOfAnEditorsFileAreNoErrors() {
        assertEquals(1, put("\uFEFFFrom,To\n\n/x , \"/tags/tides/\"\n\n").at("stored"));
        assertTrue(rows(send("200-list")).contains("/x,/tags/tides/"));
    }

    private static SortedSet<String> rows(Answer list) {
        List<String> lines = String.valueOf(list.body()).lines().toList();
        assertEquals("from,to", lines.getFirst());
        return new TreeSet<>(lines.subList(1, lines.size()));
    }

    private Answer put(String csv) {
        String event = Events.read("redirect-paths/200-stored");
        return send(event.replaceFirst(
                "\"body\": \"(?:[^\"\\\\]|\\\\.)*\"", Matcher.quoteReplacement("\"body\": " + quoted(csv))));
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                + "\"";
    }

    private Answer send(String event) {
        return Events.send(
                function, event.startsWith("{") ? event : Events.read("redirect-paths/" + event), new TestContext());
    }
}
