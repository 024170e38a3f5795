package broadsheet.signin;

import static broadsheet.signin.SignInFixture.ID;
import static broadsheet.signin.SignInFixture.PAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events.Answer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callbacks, tokens and requests that somebody else made: none signs a reader in or out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForgedSignInTest {
    @AutoClose
    private final SignInFixture signIn = new SignInFixture();

    @Test
    void aReplayedCallbackIsNoSignIn() {
        Visitor visitor = signIn.visitor();
        String address = Visitor.location(visitor.start(PAGE));
        Map<String, String> cookies = new HashMap<>(visitor.cookies);
        Map<String, String> query = visitor.authorize(address);
        assertEquals(302, visitor.callback(query).status());
        assertTrue(visitor.cookies.containsKey(Session.COOKIE));

        assertFailed(visitor.callback(query), "/");

        Visitor again = signIn.visitor();
        again.cookies.putAll(cookies);
        assertFailed(again.callback(query), PAGE);
        assertFalse(again.cookies.containsKey(Session.COOKIE));
        assertTrue(again.log().getFirst().startsWith("sign-in refused"), again.log()::toString);
    }

    @Test
    void callbackOfAnotherBrowserIsRefusedAndPendingSignInContinues() {
        Visitor attacker = signIn.visitor();
        Map<String, String> theirs = attacker.authorize(Visitor.location(attacker.start("/")));
        Visitor victim = signIn.visitor();
        assertFailed(victim.callback(theirs), "/");
        String address = Visitor.location(victim.start(PAGE));
        assertFailed(victim.callback(theirs), PAGE);
        assertFalse(victim.cookies.containsKey(Session.COOKIE));
        assertEquals(302, victim.callback(victim.authorize(address)).status());
        assertTrue(victim.cookies.containsKey(Session.COOKIE));
    }

    @ParameterizedTest
    @CsvSource({"nonce", "code_challenge"})
    void aCodeThatWasMadeForAnotherSignInIsNotTaken(String parameter) {
        Visitor visitor = signIn.visitor();
        String address = Visitor.location(visitor.start(PAGE));
        String other =
                Visitor.query(Visitor.location(signIn.visitor().start("/"))).getOrDefault(parameter, "");
        String swapped = address.replaceFirst("([?&]" + parameter + "=)[^&]*", "$1" + other);
        assertNotEquals(address, swapped);
        assertFailed(visitor.callback(visitor.authorize(swapped)), PAGE);
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
    }

    @Test
    void anExpiredTokenIsNoSession() {
        signIn.as("ada-1", Map.of(), -30);
        Visitor visitor = signIn.visitor();
        assertFailed(visitor.signIn(PAGE), PAGE);
        assertEquals(Map.of(), visitor.cookies);
    }

    @Test
    void aTokenThatTheIssuerDidNotGiveToThisSiteIsNoSession() throws ParseException, JOSEException {
        String good = token("broadsheet", 3_600);
        assertEquals("{\"signedIn\":true,\"name\":\"Ada\",\"groups\":[]}", whoIs(good));
        JWTClaimsSet claims = SignedJWT.parse(good).getJWTClaimsSet();
        var hashed = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        hashed.sign(new MACSigner("a secret that anybody may have had"));
        String[] parts = good.split("\\.", -1);
        String raised = new JWTClaimsSet.Builder(claims)
                .claim("cognito:groups", List.of("editors"))
                .build()
                .toPayload()
                .toBase64URL()
                .toString();
        for (String bad : List.of(
                "",
                "x",
                "a.b.c",
                parts[0] + "." + raised + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                good.substring(0, good.length() - 8) + "AAAAAAAA",
                new PlainJWT(claims).serialize(),
                hashed.serialize(),
                token("another-site", 3_600),
                token("broadsheet", -120),
                signIn.server
                        .issueToken("another-issuer", "ada-1", "broadsheet")
                        .serialize())) {
            assertEquals("{\"signedIn\":false}", whoIs(bad), bad);
        }
    }

    @Test
    void anotherSiteCannotSignAReaderOut() {
        signIn.as("ada-1", Map.of("name", "Ada"), 3_600);
        Visitor visitor = signIn.visitor();
        visitor.signIn(PAGE);
        visitor.headers.put("sec-fetch-site", "cross-site");
        assertEquals(403, visitor.send("POST /api/session/end", Map.of()).status());
        assertTrue(visitor.cookies.containsKey(Session.COOKIE));
    }

    @ParameterizedTest
    @CsvSource({"GET /api/session/start", "POST /api/session/end"})
    void aReturnToAnotherSiteIsRefused(String route) {
        Answer answer = signIn.visitor().send(route, Map.of("return", "//evil.example/"));
        assertEquals(422, answer.status());
        assertEquals("return", answer.at("errors.0.at"));
    }

    private static void assertFailed(Answer answer, String returnTo) {
        assertEquals(400, answer.status());
        assertEquals("text/html; charset=utf-8", answer.header("content-type"));
        String again = returnTo.replace("/", "%2F").replace("#", "%23");
        assertTrue(answer.body().contains("href=\"/api/session/start?return=" + again + "\""), answer::body);
    }

    private String whoIs(String token) {
        Visitor visitor = signIn.visitor();
        visitor.cookies.put(Session.COOKIE, token);
        return visitor.whoAmI().body();
    }

    private String token(String audience, long seconds) {
        var callback =
                new DefaultOAuth2TokenCallback(ID, "ada-1", "JWT", List.of(audience), Map.of("name", "Ada"), seconds);
        return signIn.server.issueToken(ID, audience, callback).serialize();
    }
}
