package broadsheet.signin;

import static broadsheet.signin.ScriptedIssuer.PAGE;
import static broadsheet.signin.ScriptedIssuer.answer;
import static broadsheet.signin.ScriptedIssuer.visitor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.LoopbackPort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuers that are not there, answer nonsense, or have less than others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssuerFailureTest {
    @AutoClose
    private final ScriptedIssuer provider = new ScriptedIssuer();

    private final String issuer = provider.issuer;
    private final Map<String, String> answers = provider.answers;
    private final List<String> credentials = provider.credentials;

    @AfterEach
    void mend() {
        provider.mend();
    }

    @Test
    void unreachableIssuerIsAPageForReadersAndAProblemForPrograms() {
        Visitor visitor = visitor("http://localhost:" + LoopbackPort.free() + "/gone", "");
        Answer page = visitor.start(PAGE);
        assertEquals(502, page.status());
        assertTrue(page.body().contains("return=%2Fsections%2Fscience%2F"), page::body);
        assertEquals(Map.of(), visitor.cookies);
        visitor.headers.put("accept", "*/*");
        Answer problem = visitor.start(PAGE);
        assertEquals(502, problem.status());
        assertEquals("Bad Gateway", problem.at("title"));
        assertTrue(visitor.log().getFirst().contains("the issuer does not answer"), visitor.log()::toString);
    }

    @Test
    void unreachableIssuerFailsOnlyReadersWithACookie() {
        Visitor visitor = visitor("http://localhost:" + LoopbackPort.free() + "/gone", "");
        assertEquals("{\"signedIn\":false}", visitor.whoAmI().body());
        visitor.cookies.put(Session.COOKIE, provider.signed(provider.claims("n").build()));
        assertEquals(502, visitor.whoAmI().status());
        assertTrue(visitor.cookies.containsKey(Session.COOKIE), "it may be good");
    }

    @Test
    void signingOutNeedsNoIssuer() {
        Visitor visitor = visitor("http://localhost:" + LoopbackPort.free() + "/gone", "");
        visitor.cookies.put(Session.COOKIE, provider.signed(provider.claims("n").build()));
        Answer answer = visitor.send("POST /api/session/end", Map.of("return", PAGE));
        assertEquals(303, answer.status());
        assertEquals(PAGE, Visitor.location(answer));
        assertEquals(Map.of(), visitor.cookies);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        nonsense
        []
        {}
        {"issuer": "https://another.example", "jwks_uri": "https://another.example/keys", "subject_types_supported": ["public"]}
        """)
    void aDiscoveryDocumentThatIsNoneIsTheIssuersError(String document) {
        answers.put("/.well-known/openid-configuration", document);
        assertEquals(502, visitor(issuer, "").start(PAGE).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        500 | {}
        503 | <html>We are down
        200 | <html>We are up
        200 | {"access_token": "a", "token_type": "Bearer"}
        200 | {"access_token": "a", "token_type": "Bearer", "id_token": "no token"}
        401 | {"error": "invalid_client"}
        400 | {"error": "unauthorized_client"}
        302 | {}
        """)
    void anAnswerThatIsNoTokenIsTheIssuersError(int status, String body) {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        provider.tokenStatus = status;
        answers.put("/token", body);
        assertEquals(502, visitor.callback(answer(begun)).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
        assertEquals(1, visitor.log().size());
    }

    @ParameterizedTest
    @CsvSource({"invalid_grant", "invalid_request", "invalid_scope"})
    void codeThatIssuerRefusesIsTheCallersError(String error) {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        provider.tokenStatus = 400;
        answers.put("/token", "{\"error\": \"" + error + "\"}");
        assertEquals(400, visitor.callback(answer(begun)).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\nb", "\u00e4", "\ud83d\ude42"})
    void malformedCodeIsNotSentToTheIssuer(String code) {
        assertRefusedUnseen(code);
    }

    @Test
    void codeOfManyKilobytesIsNotShownToTheIssuer() {
        assertRefusedUnseen("c".repeat(5_000));
    }

    private void assertRefusedUnseen(String code) {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        provider.tokenStatus = 500;
        assertEquals(
                400,
                visitor.callback(Map.of("code", code, "state", begun.getOrDefault("state", "")))
                        .status());
    }

    @Test
    void throttlingIssuerIsAskedAgainLater() {
        Visitor visitor = visitor(issuer, "");
        visitor.headers.put("accept", "*/*");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        provider.tokenStatus = 429;
        answers.put("/token", "Slow down");
        Answer answer = visitor.callback(answer(begun));
        assertEquals(503, answer.status());
        assertEquals("30", answer.header("retry-after"));
    }

    @Test
    void aClientWithASecretShowsItToTheIssuerOnly() {
        Visitor visitor = visitor(issuer, "s3cr:t");
        String address = Visitor.location(visitor.start(PAGE));
        assertFalse(address.contains("s3cr"), address);
        Map<String, String> begun = Visitor.query(address);
        provider.giveToken(
                begun,
                provider.signed(provider.claims(begun.getOrDefault("nonce", "")).build()));
        assertEquals(302, visitor.callback(answer(begun)).status());
        assertEquals(List.of("Basic YnJvYWRzaGVldDpzM2NyJTNBdA=="), credentials);
    }

    @Test
    void whereTheIssuerHasNoPlaceToSignOutTheSessionEndsHere() {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        provider.giveToken(
                begun,
                provider.signed(provider.claims(begun.getOrDefault("nonce", "")).build()));
        assertEquals(302, visitor.callback(answer(begun)).status());
        Answer answer = visitor.send("POST /api/session/end", Map.of("return", PAGE));
        assertEquals(303, answer.status());
        assertEquals(PAGE, Visitor.location(answer));
        assertEquals(Map.of(), visitor.cookies);
    }
}
