package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReturnPathTest {
    static List<String> hostile() {
        return List.of(
                "",
                " ",
                "articles/a",
                "?a",
                "#a",
                ".",
                "..",
                "//evil.example",
                "//evil.example/",
                "///evil.example",
                "////evil.example/articles/a",
                "/\\evil.example",
                "\\/evil.example",
                "\\\\evil.example",
                "/\\/evil.example",
                "/articles\\..\\..\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r/evil.example",
                "\t//evil.example",
                " //evil.example",
                " /articles/a",
                "/articles/a b",
                "/articles/a\u00a0",
                "/\u0000/evil.example",
                "/a\u0000",
                "/a\u007f",
                "/a\r\nSet-Cookie: __Host-session=x",
                "/a%0d%0aSet-Cookie:%20x=y",
                "/%0A/evil.example",
                "/%00",
                "/%7f",
                "/%2f/evil.example",
                "/%2Fevil.example",
                "/%5cevil.example",
                "/%5C%5Cevil.example",
                "/%252fevil.example",
                "/.//evil.example",
                "/..//evil.example",
                "/a/..//evil.example",
                "/./a",
                "/a/../../b",
                "/%2e%2e//evil.example",
                "/%2e/a",
                "/a/%2E%2e/b",
                "/a//b",
                "/a//",
                "http://evil.example",
                "https://evil.example/articles/a",
                "https:evil.example",
                "https:/evil.example",
                "HTTPS://evil.example",
                "//evil.example@tides.example/",
                "//tides.example.evil.example/",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\nscript:alert(1)",
                "/javascript:alert(1)\n",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:x",
                "blob:https://tides.example/1",
                "file:///etc/passwd",
                "mailto:a@evil.example",
                "@evil.example",
                "/<script>alert(1)</script>",
                "/\"><script>alert(1)</script>",
                "/a?b=\"onmouseover=alert(1)",
                "/a#<img src=x>",
                "/a|b",
                "/a^b",
                "/a`b",
                "/{a}",
                "/[::1]",
                "/%",
                "/%1",
                "/%zz",
                "/a?%",
                "/\u2044evil.example",
                "/\uff0fevil.example",
                "\uff0f\uff0fevil.example",
                "/\u3002evil.example",
                "/\u202egnp.exe",
                "/\ufeff/evil.example",
                "/\ud83d\ude42",
                "/\ud83d",
                "/api",
                "/api/",
                "/api/session/start",
                "/api/session/start?return=/",
                "/%61pi/session/end",
                "/ap%69/session/start",
                "/" + "a".repeat(1_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void foreignAddressIsNoReturnPath(String text) {
        assertEquals(Optional.empty(), ReturnPath.parse(text));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noCookieLeadsElsewhereEither(String text) {
        if (UTF_8.newEncoder().canEncode(text)) {
            assertEquals(Optional.empty(), ReturnPath.decode(new ReturnPath(text).encoded()));
        }
    }

    @Test
    void theCorpusIsLargeEnough() {
        assertTrue(hostile().stream().distinct().count() >= 80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles/how-a-tide-table-knows",
                "/articles/how-a-tide-table-knows#comment-3",
                "/articles/a?page=2&order=newest#comments",
                "/articles/a?to=https://elsewhere.example//x",
                "/sections/science/",
                "/search/?q=50%25+off",
                "/tags/caf%C3%A9/",
                "/apiary/",
                "/desk/#held",
                "/a?",
                "/a:b@c"
            })
    void aPageOfThisSiteIsOneAndStaysAsItIs(String text) {
        ReturnPath path = ReturnPath.parse(text).orElseThrow();
        assertEquals(text, path.value());
        assertEquals(Optional.of(path), ReturnPath.decode(path.encoded()));
        URI resolved = URI.create("https://tides.example/api/session/callback").resolve(path.value());
        assertEquals("tides.example", resolved.getHost());
    }
}
