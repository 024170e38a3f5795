package broadsheet.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.SeededSite;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function with a real issuer, which is never asked to let anyone in: it lets everyone in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInTest {
    private static final String ID = "broadsheet";
    private static final String PAGE = "/articles/how-a-tide-table-knows#comments";

    private final SeededSite archive = SeededSite.filled();
    private final MockOAuth2Server server = new MockOAuth2Server();
    private final String issuer;

    SignInTest() {
        server.start(InetAddress.getLoopbackAddress(), 0);
        issuer = server.issuerUrl(ID).toString();
    }

    @AfterAll
    void close() {
        server.shutdown();
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventIsAnsweredAsItsNameSays() {
        SignIn function = function(InstantSource.system());
        return Events.of("sign-in").stream()
                .map(name -> dynamicTest(name, () -> {
                    var context = new TestContext();
                    Answer answer = Events.send(function, Events.read(name), context);
                    assertEquals(name.replaceFirst("sign-in/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertTrue(
                            context.log().stream().noneMatch(line -> line.contains("\tat ")), context.log()::toString);
                    assertEquals("no-store", answer.header("cache-control"));
                }));
    }

    @Test
    void aReaderIsSentToTheIssuerWithNothingThatAnotherCouldUse() {
        Visitor visitor = visitor();
        Answer answer = visitor.start(PAGE);
        assertEquals(302, answer.status());
        String address = Visitor.location(answer);
        assertTrue(address.startsWith(issuer + "/authorize?"), address);
        Map<String, String> query = Visitor.query(address);
        assertEquals("code", query.get("response_type"));
        assertEquals("broadsheet", query.get("client_id"));
        assertEquals("https://news.example.org/api/session/callback", query.get("redirect_uri"));
        assertEquals("S256", query.get("code_challenge_method"));
        assertEquals("openid profile", query.get("scope"));
        String cookie = String.valueOf(Events.at(answer.json(), "cookies.0"));
        assertTrue(cookie.endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=900"), cookie);
        Transaction begun = Transaction.read(visitor.cookies.getOrDefault(Transaction.COOKIE, ""))
                .orElseThrow();
        assertEquals(query.get("state"), begun.state().getValue());
        assertEquals(query.get("nonce"), begun.nonce().getValue());
        assertFalse(address.contains(begun.verifier().getValue()), address);
        assertNotEquals(
                query.get("state"),
                Visitor.query(Visitor.location(visitor.start(PAGE))).get("state"));
    }

    @Test
    void aReaderComesBackSignedInToTheVeryPlace() {
        as("ada-1", Map.of("name", "Ada Lovelace", "cognito:groups", List.of("editors", "moderators")), 3_600);
        Visitor visitor = visitor();
        Answer answer = visitor.signIn(PAGE);
        assertEquals(302, answer.status());
        assertEquals(PAGE, Visitor.location(answer));
        String cookie = String.valueOf(Events.at(answer.json(), "cookies.0"));
        assertTrue(cookie.startsWith("__Host-session=ey"), cookie);
        assertTrue(cookie.matches(".*; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3[56]\\d\\d"), cookie);
        assertFalse(visitor.cookies.containsKey(Transaction.COOKIE));
        String greeting = String.valueOf(Events.at(answer.json(), "cookies.1"));
        assertTrue(
                greeting.matches("__Host-greeting=Ada%20Lovelace; Path=/; Secure; SameSite=Lax; Max-Age=\\d+"),
                greeting);

        Answer session = visitor.whoAmI();
        assertEquals(
                "{\"signedIn\":true,\"name\":\"Ada Lovelace\",\"groups\":[\"editors\",\"moderators\"]}",
                session.body());
        assertEquals("no-store", session.header("cache-control"));
        assertEquals(List.of(), visitor.log());
    }

    @Test
    void aReaderWithoutANameHasTheOneThatTheyPrefer() {
        as("bea-1", Map.of("name", " ", "preferred_username", "bea"), 3_600);
        Visitor visitor = visitor();
        visitor.signIn("/");
        assertEquals(
                "{\"signedIn\":true,\"name\":\"bea\",\"groups\":[]}",
                visitor.whoAmI().body());
    }

    @Test
    void aSessionEndsWithItsToken() {
        as("ada-1", Map.of("name", "Ada"), 3_600);
        Visitor visitor = visitor();
        visitor.signIn("/");
        Visitor later = new Visitor(function(InstantSource.offset(InstantSource.system(), Duration.ofMinutes(61))));
        later.cookies.putAll(visitor.cookies);
        later.cookies.remove(Tokens.COOKIE);
        assertEquals("{\"signedIn\":false}", later.whoAmI().body());
        assertEquals(Map.of(), later.cookies);
    }

    @Test
    void aReplayedCallbackIsNoSignIn() {
        Visitor visitor = visitor();
        String address = Visitor.location(visitor.start(PAGE));
        Map<String, String> cookies = new HashMap<>(visitor.cookies);
        Map<String, String> query = visitor.authorize(address);
        assertEquals(302, visitor.callback(query).status());
        assertTrue(visitor.cookies.containsKey(Session.COOKIE));

        assertFailed(visitor.callback(query), "/");

        Visitor again = visitor();
        again.cookies.putAll(cookies);
        assertFailed(again.callback(query), PAGE);
        assertFalse(again.cookies.containsKey(Session.COOKIE));
        assertTrue(again.log().getFirst().startsWith("sign-in refused"), again.log()::toString);
    }

    @Test
    void anAnswerForAnotherBrowserIsNotTakenAndTheSignInUnderWayGoesOn() {
        Visitor attacker = visitor();
        Map<String, String> theirs = attacker.authorize(Visitor.location(attacker.start("/")));
        Visitor victim = visitor();
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
        Visitor visitor = visitor();
        String address = Visitor.location(visitor.start(PAGE));
        String other = Visitor.query(Visitor.location(visitor().start("/"))).getOrDefault(parameter, "");
        String swapped = address.replaceFirst("([?&]" + parameter + "=)[^&]*", "$1" + other);
        assertNotEquals(address, swapped);
        assertFailed(visitor.callback(visitor.authorize(swapped)), PAGE);
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
    }

    @Test
    void anExpiredTokenIsNoSession() {
        as("ada-1", Map.of(), -30);
        Visitor visitor = visitor();
        assertFailed(visitor.signIn(PAGE), PAGE);
        assertEquals(Map.of(), visitor.cookies);
    }

    @Test
    void aTokenThatNoCookieCanHoldIsTheIssuersFault() {
        as("ada-1", Map.of("name", "A".repeat(4_000)), 3_600);
        Visitor visitor = visitor();
        assertEquals(502, visitor.signIn(PAGE).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
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
                server.issueToken("another-issuer", "ada-1", "broadsheet").serialize())) {
            assertEquals("{\"signedIn\":false}", whoIs(bad), bad);
        }
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheIssuerAndComesBack() {
        as("ada-1", Map.of("name", "Ada"), 3_600);
        Visitor visitor = visitor();
        visitor.signIn(PAGE);
        Answer answer = visitor.send("POST /api/session/end", Map.of("return", PAGE));
        assertEquals(303, answer.status());
        String address = Visitor.location(answer);
        assertTrue(address.startsWith(issuer + "/endsession?"), address);
        Map<String, String> query = Visitor.query(address);
        assertFalse(query.containsKey("id_token_hint"), address);
        assertEquals("broadsheet", query.get("client_id"));
        assertEquals("https://news.example.org/api/session/ended", query.get("post_logout_redirect_uri"));
        assertEquals("https://news.example.org/api/session/ended", query.get("logout_uri"));
        assertEquals("{\"signedIn\":false}", visitor.whoAmI().body());

        Answer back = visitor.send("GET /api/session/ended", Map.of());
        assertEquals(302, back.status());
        assertEquals(PAGE, Visitor.location(back));
        assertEquals(Map.of(), visitor.cookies);
    }

    @Test
    void anotherSiteCannotSignAReaderOut() {
        as("ada-1", Map.of("name", "Ada"), 3_600);
        Visitor visitor = visitor();
        visitor.signIn(PAGE);
        visitor.headers.put("sec-fetch-site", "cross-site");
        assertEquals(403, visitor.send("POST /api/session/end", Map.of()).status());
        assertTrue(visitor.cookies.containsKey(Session.COOKIE));
    }

    @ParameterizedTest
    @CsvSource({"GET /api/session/start", "POST /api/session/end"})
    void aReturnToAnotherSiteIsRefused(String route) {
        Answer answer = visitor().send(route, Map.of("return", "//evil.example/"));
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
        Visitor visitor = visitor();
        visitor.cookies.put(Session.COOKIE, token);
        return visitor.whoAmI().body();
    }

    private String token(String audience, long seconds) {
        var callback =
                new DefaultOAuth2TokenCallback(ID, "ada-1", "JWT", List.of(audience), Map.of("name", "Ada"), seconds);
        return server.issueToken(ID, audience, callback).serialize();
    }

    /** The issuer's next token. */
    private void as(String subject, Map<String, Object> claims, long seconds) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(ID, subject, "JWT", List.of("broadsheet"), claims, seconds));
    }

    private Visitor visitor() {
        return new Visitor(function(InstantSource.system()));
    }

    private SignIn function(InstantSource clock) {
        return new SignIn(new OpenIdIssuer(issuer, "broadsheet", ""), clock);
    }
}
