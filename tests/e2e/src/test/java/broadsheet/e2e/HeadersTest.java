package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What browsers are told about what they get. */
class HeadersTest {
    private static final Publication PUBLICATION = Publication.get();

    @BeforeAll
    static void awaitThePages() {
        PUBLICATION.settle();
    }

    @Test
    void pagesLoadNothingFromElsewhereAndRunNoTextOfTheirs() {
        for (String path : List.of("/", "/articles/open-weights-changed-the-race", "/desk/", "/nothing/here")) {
            HttpResponse<String> page = PUBLICATION.get(path);
            String policy = header(page, "content-security-policy");
            assertTrue(
                    policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'"
                            + " 'sha256-BnRpZUhWcQla1DM6iAOeJ9KGiVBXh2IZWWfGA69nXGo='"
                            + " 'sha256-xnOPWHfp6xu5NKwUHC3+24suXfaaOKEiBtF5zJGdWiU='; img-src 'self' data:;"),
                    policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
            assertTrue(policy.endsWith("require-trusted-types-for 'script'; trusted-types site live desk"), policy);
            assertGuarded(page);
            assertEquals("strict-origin-when-cross-origin", header(page, "referrer-policy"));
            assertEquals("", header(page, "x-amz-meta-digest"));
            assertTrue(header(page, "permissions-policy").contains("camera=()"), path);
        }
    }

    @Test
    void answersOfTheApiAreForThisSiteAlone() {
        for (String path : List.of("/api/articles", "/api/session/callback", "/api/nothing/here")) {
            HttpResponse<String> answer = PUBLICATION.get(path);
            assertTrue(header(answer, "content-security-policy").startsWith("default-src 'none'; style-src 'sha256-"));
            assertEquals("same-origin", header(answer, "cross-origin-resource-policy"));
            assertGuarded(answer);
            assertEquals("no-referrer", header(answer, "referrer-policy"));
        }
    }

    private static void assertGuarded(HttpResponse<String> answer) {
        assertEquals("nosniff", header(answer, "x-content-type-options"));
        assertEquals("DENY", header(answer, "x-frame-options"));
        assertEquals("max-age=63072000", header(answer, "strict-transport-security"));
        assertEquals("same-origin", header(answer, "cross-origin-opener-policy"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
