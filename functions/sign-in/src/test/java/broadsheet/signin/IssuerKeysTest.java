package broadsheet.signin;

import static broadsheet.signin.ScriptedIssuer.PAGE;
import static broadsheet.signin.ScriptedIssuer.answer;
import static broadsheet.signin.ScriptedIssuer.visitor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events.Answer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Issuers whose keys cannot be had, or are not those that signed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class IssuerKeysTest {
    @AutoClose
    private final ScriptedIssuer provider = new ScriptedIssuer();

    private final String issuer = provider.issuer;
    private final Map<String, String> answers = provider.answers;
    private final List<String> asked = provider.asked;

    @AfterEach
    void mend() {
        provider.mend();
    }

    @Test
    void signInFailsWithoutTheIssuersKeys() {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        provider.giveToken(
                begun,
                provider.signed(provider.claims(begun.getOrDefault("nonce", "")).build()));
        answers.put("/keys", "no keys");
        assertEquals(502, visitor.callback(answer(begun)).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
    }

    @Test
    void aTokenThatAnotherKeySignedIsNoSession() throws JOSEException {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        RSAKey other = TestKeys.other("k");
        provider.giveToken(
                begun,
                provider.signed(provider.claims(begun.getOrDefault("nonce", "")).build(), other));
        assertEquals(400, visitor.callback(answer(begun)).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
    }

    @Test
    void tokenWithUnknownKeyIsNoSessionAndKeyRequestsAreBounded() throws JOSEException {
        Visitor visitor = visitor(issuer, "");
        RSAKey unknown = TestKeys.other("unknown");
        for (int i = 0; i < 5; i++) {
            visitor.cookies.put(
                    Session.COOKIE, provider.signed(provider.claims("n").build(), unknown));
            Answer answer = visitor.whoAmI();
            assertEquals(200, answer.status(), answer::body);
            assertEquals("{\"signedIn\":false}", answer.body());
        }
        assertEquals(List.of(), visitor.log());
        assertTrue(asked.stream().filter("/keys"::equals).count() <= 3, asked::toString);
    }

    @Test
    void sessionIsKeptWhenItsKeyCannotBeAskedForYet() throws JOSEException {
        Visitor visitor = visitor(issuer, "");
        exhaustKeyRequests(visitor);
        RSAKey next = TestKeys.other("next");
        String token = provider.signed(provider.claims("n").build(), next);
        visitor.cookies.put(Session.COOKIE, token);
        assertEquals("{\"signedIn\":false}", visitor.whoAmI().body());
        assertEquals(token, visitor.cookies.get(Session.COOKIE), "its key may be a new one");
    }

    @Test
    void signInWithNewKeySucceedsThoughOthersExhaustedKeyRequests() throws JOSEException {
        Visitor visitor = visitor(issuer, "");
        exhaustKeyRequests(visitor);
        RSAKey next = TestKeys.other("next");
        answers.put("/keys", new JWKSet(next.toPublicJWK()).toString());
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        provider.giveToken(
                begun,
                provider.signed(provider.claims(begun.getOrDefault("nonce", "")).build(), next));
        assertEquals(302, visitor.callback(answer(begun)).status());
        assertTrue(visitor.cookies.containsKey(Session.COOKIE));
    }

    private void exhaustKeyRequests(Visitor visitor) throws JOSEException {
        RSAKey unknown = TestKeys.other("unknown");
        for (int i = 0; i < 3; i++) {
            visitor.cookies.put(
                    Session.COOKIE, provider.signed(provider.claims("n").build(), unknown));
            visitor.whoAmI();
        }
    }
}
