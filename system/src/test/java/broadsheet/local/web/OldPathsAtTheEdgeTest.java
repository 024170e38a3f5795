package broadsheet.local.web;

import static broadsheet.local.web.PagePathsFixture.NO_PAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.redirect.OldPath;
import broadsheet.redirect.OldPaths;
import broadsheet.validation.FieldErrors;
import java.net.URLEncoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that no page has, as the function that sees requests for pages hands them on to be redirected. */
final class OldPathsAtTheEdgeTest {
    private final PagePathsFixture edge = new PagePathsFixture();

    @AfterEach
    void close() {
        edge.close();
    }

    /** The encoded query is encoded once more: API Gateway decodes a path once. */
    @ParameterizedTest
    @CsvSource({
        "/2016/04/08/x/, '', /2016/04/08/x/",
        "/2016/04/08/x/, utm_source=feed, /2016/04/08/x/%3Futm_source%3Dfeed",
        "/blog/%78.html, '', /blog/x.html",
        "/%d0%b1%d0%bb%d0%be%d0%b3/x, '', /%D0%B1%D0%BB%D0%BE%D0%B3/x",
        "/blog, a=%41%26b&a=2&c, /blog%3Fa%3DA%2526b%26a%3D2%26c",
        "/blog, a=%d0%b1, /blog%3Fa%3D%25D0%25B1",
        "/blog, a=caf%E9, /blog",
        "/articles/a-slug/, '', /articles/a-slug/",
        "/articles/A-Slug, '', /articles/A-Slug",
        "/articles/a-slug%20, '', /articles/a-slug%20",
        "/tags/a/feed.xml, '', /tags/a/feed.xml",
        "/wp-login.php, '', /wp-login.php",
        "/404, '', /404",
        "/, p=123, /%3Fp%3D123",
        "/, lang=de&page_id=7, /%3Flang%3Dde%26page_id%3D7",
        "/, feed, /%3Ffeed",
        "/, pp=1&utm_source=p, /",
        "/articles/a-slug, p=123, /articles/a-slug",
        "/sections/science, p=123, /sections/science",
    })
    void oldPathGoesOnInOneSpellingWithItsQuery(String path, String query, String seen) {
        assertEquals(seen, edge.onward(path, query).path());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p", "page_id", "attachment_id", "cat", "tag", "author", "m", "feed", "q", "utm_source", "P"})
    void edgeAndEditorsKnowTheSameParametersOfTheHomePage(String name) {
        var errors = new FieldErrors();
        boolean isOld = OldPaths.read("/?" + name + "=1", "from", errors).isPresent();
        assertEquals(
                isOld ? "/%3F" + name + "%3D1" : "/",
                edge.onward("/", name + "=1").path());
    }

    @Test
    void pathThatIsNoKeyLosesItsQueryOrIsRefused() {
        String longest = "/" + "%D0%B1".repeat(511) + "x";
        assertEquals(longest, edge.onward(longest, "").path());
        assertEquals(longest, edge.onward(longest, "a=1").path());
        assertEquals(NO_PAGE, edge.onward(longest + "x", "").path());
        assertEquals("/", edge.onward("/", "p=" + "1".repeat(1_100)).path());
    }

    /** What the edge makes of an address, and API Gateway of that, is found as an editor stated the address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2016/04/08/x/",
                "/?p=123",
                "/blog/x.html",
                "/блог/x",
                "/%D0%B1%D0%BB%D0%BE%D0%B3/x",
                "/café",
                "/100%25-off",
                "/a+b%20c",
                "/x?q=a%26b&r=c+d%2Be&s",
                "/x?q=%D0%B1",
                "/x?q=50%25",
            })
    void addressIsFoundBehindTheEdgeAsItWasStated(String stated) {
        String[] parts = stated.split("\\?", 2);
        String ascii =
                Pattern.compile("[^!-~]").matcher(parts[0]).replaceAll(sign -> URLEncoder.encode(sign.group(), UTF_8));
        String passed = edge.onward(ascii, parts.length == 1 ? "" : parts[1]).path();
        assertEquals(
                OldPath.parse(stated).orElseThrow(),
                OldPath.requested(Percent.decodePath(passed)).getFirst());
    }
}
