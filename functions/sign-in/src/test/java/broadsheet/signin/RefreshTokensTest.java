package broadsheet.signin;

import static broadsheet.signin.ScriptedIssuer.PAGE;
import static broadsheet.signin.ScriptedIssuer.answer;
import static broadsheet.signin.ScriptedIssuer.visitor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.LoopbackPort;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuers that fail to renew a session, refuse it, or give no refresh tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefreshTokensTest {
    @AutoClose
    private final ScriptedIssuer provider = new ScriptedIssuer();

    private final String issuer = provider.issuer;
    private final Map<String, String> answers = provider.answers;

    @AfterEach
    void mend() {
        provider.mend();
    }

    @Test
    void renewalThatTheIssuerDoesNotAnswerIsTriedAgainLater() {
        Visitor visitor = visitor("http://localhost:" + LoopbackPort.free() + "/gone", "");
        visitor.cookies.put(Tokens.COOKIE, "refresh");
        Answer answer = visitor.send("POST /api/session/renewal", Map.of("to", "/api/articles/a/comments"));
        assertEquals(502, answer.status());
        assertEquals(Set.of(Tokens.COOKIE), visitor.cookies.keySet());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void sessionThatIsStillGoodNeedsNoRenewalThatFails(int status) {
        Visitor visitor = visitor(issuer, "");
        visitor.cookies.put(
                Session.COOKIE,
                provider.signed(provider.claims("n").expirationTime(soon()).build()));
        visitor.cookies.put(Tokens.COOKIE, "refresh");
        provider.tokenStatus = status;
        assertEquals(
                "{\"signedIn\":true,\"name\":\"\",\"groups\":[]}",
                visitor.whoAmI().body());
        assertEquals(2, visitor.cookies.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        400 | {"error": "invalid_grant"}
        200 | {"access_token": "a", "token_type": "Bearer"}
        """)
    void accountThatIsBlockedIsSignedOutWhenItsTokenEnds(int status, String body) {
        Visitor visitor = visitor(issuer, "");
        visitor.cookies.put(Tokens.COOKIE, "refresh");
        provider.tokenStatus = status;
        answers.put("/token", body);
        assertEquals(307, visitor.whoAmI().status());
        Answer answer = visitor.send("GET /api/session", Map.of("again", "1"));
        assertEquals("{\"signedIn\":false}", answer.body());
        assertEquals(Map.of(), visitor.cookies);
    }

    @Test
    void issuerWithoutRefreshTokensGivesSessionsAsLongAsTheirTokens() {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        assertEquals("openid profile", begun.get("scope"));
        provider.giveToken(
                begun,
                provider.signed(provider.claims(begun.getOrDefault("nonce", "")).build()));
        Answer answer = visitor.callback(answer(begun));
        assertEquals(Set.of(Session.COOKIE, Session.GREETING), visitor.cookies.keySet());
        assertTrue(answer.json().contains("SameSite=Lax; Max-Age=35"), answer::json);
    }

    @Test
    void refreshTokenThatNoCookieCanHoldIsLeftOut() {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        provider.giveToken(
                begun,
                provider.signed(provider.claims(begun.getOrDefault("nonce", "")).build()));
        String given = answers.getOrDefault("/token", "");
        for (String refresh : List.of("a b", "a;b", "r".repeat(5_000))) {
            Visitor again = visitor(issuer, "");
            again.cookies.putAll(visitor.cookies);
            again.cookies.put(Tokens.COOKIE, "of-another-account");
            answers.put("/token", given.replace("{", "{\"refresh_token\": \"" + refresh + "\", "));
            assertEquals(302, again.callback(answer(begun)).status());
            assertEquals(Set.of(Session.COOKIE, Session.GREETING), again.cookies.keySet());
        }
    }

    @Test
    void issuerThatWantsToBeAskedForRefreshTokensIsAsked() {
        answers.put("/.well-known/openid-configuration", """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
             "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
             "scopes_supported": ["openid", "profile", "offline_access"]}\
            """.formatted(issuer));
        Map<String, String> begun =
                Visitor.query(Visitor.location(visitor(issuer, "").start(PAGE)));
        assertEquals("openid profile offline_access", begun.get("scope"));
    }

    private static Date soon() {
        return Date.from(Instant.now().plusSeconds(100));
    }
}
