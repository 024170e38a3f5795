package broadsheet.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OldPathTest {
    @ParameterizedTest
    @CsvSource({
        "/2016/04/08/x/, /2016/04/08/x/",
        "/?p=123, /?p=123",
        "/%3Fp=123, /?p=123",
        "/?p%3D123, /?p=123",
        "/blog/x.html, /blog/x.html",
        "/%62log/%78.html, /blog/x.html",
        "/%D0%B1%D0%BB%D0%BE%D0%B3/x, /блог/x",
        "/%d0%b1%d0%bb%d0%be%d0%b3/x, /блог/x",
        "/cafe%CC%81, /café",
        "/100%-off, /100%25-off",
        "/100%25-off, /100%25-off",
        "/a%23b, /a%23b",
        "/a+b%2Bc, /a+b+c",
        "/?s=a+b%2Bc%20d, /?s=a b%2Bc d",
        "/?q=a%26b, /?q=a%26b",
        "/?b=2&a=1&&b=1, /?a=1&b=1&b=2",
        "/x?a=, /x?a",
        "/x?, /x",
        "/x?=, /x",
        "/x?a==, /x?a==",
        "/x?a?b, /x?a?b",
    })
    void spellingsOfOnePathHaveOneValue(String spelling, String value) {
        assertEquals(Optional.of(value), OldPath.parse(spelling).map(OldPath::value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "https://example.org/x",
                "//example.org/x",
                "/%2Fexample.org/x",
                "/a/../b",
                "/a/%2E%2E/b",
                "/./",
                "/a/.",
                "/a%00b",
                "/a%0Ab",
                "/a?b=%0D",
                "/a\u202Eb",
                "/a%E2%80%AEb",
                "/caf%E9",
                "/a\uFFFDb",
                "/\uD800",
            })
    void whatNoBrowserWouldSendOrNobodySeesIsNoPath(String text) {
        assertEquals(Optional.empty(), OldPath.parse(text));
        assertTrue(OldPath.refusal(text).matches("(is|has|does) .*"), OldPath.refusal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a...b", "/.well-known/x", "/.../x", "/a..", "/a/b..c/"})
    void dotsWithinASegmentAreLetters(String text) {
        assertEquals(Optional.of(text), OldPath.parse(text).map(OldPath::value));
    }

    @ParameterizedTest
    @CsvSource({"x, 1", "%78, 1", "б, 2", "%D0%B1, 2", "𠮷, 4"})
    void pathIsAsLongAsASortKeyMayBe(String sign, int bytes) {
        String longest = "/" + sign.repeat((OldPath.MAX_BYTES - 1) / bytes);
        assertTrue(OldPath.parse(longest).isPresent());
        assertEquals(Optional.empty(), OldPath.parse(longest + sign.repeat(2)));
        assertEquals("is longer than 1,024 bytes", OldPath.refusal(longest + sign.repeat(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "/old/?utm_source=feed, /old/?utm_source=feed|/old/",
        "/old/, /old/",
        "/old/?, /old/",
        "/old/?utm=caf%E9, /old/",
        "/?p=1, /?p=1|/",
        "/a/../b?x=1, ''",
    })
    void requestMeansThePathWithItsQueryAndThenWithout(String requested, String paths) {
        assertEquals(
                paths.isEmpty() ? List.of() : List.of(paths.split("\\|", -1)),
                OldPath.requested(requested).stream().map(OldPath::value).toList());
    }

    /** The second spelling is what the edge and API Gateway leave of a request, which decode a path once. */
    @Property
    void normalizingTwiceIsOnce(@ForAll("spellings") String spelling) {
        Optional<OldPath> path = OldPath.parse(spelling);
        path.ifPresent(once -> {
            assertEquals(path, OldPath.parse(once.value()));
            assertEquals(once, OldPath.requested(once.value()).getFirst());
            assertTrue(once.value().startsWith("/"), once::value);
        });
    }

    @Provide
    Arbitrary<String> spellings() {
        return Arbitraries.of(
                        "a", "b", "/", ".", "%", "%25", "%2", "5", "?", "%3F", "&", "%26", "=", "%3D", "+", "%2B", "#",
                        "%23", " ", "%20", "é", "e", "\u0301", "%CC%81", "\u0338", "%CC%B8", "%E9", "б", "%D0", "%B1",
                        "𠮷", "\u212B", "<")
                .list()
                .ofMaxSize(12)
                .map(parts -> "/" + String.join("", parts));
    }
}
