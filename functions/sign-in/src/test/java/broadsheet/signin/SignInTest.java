package broadsheet.signin;

import static broadsheet.signin.SignInFixture.PAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** The function with a real issuer, which is never asked to let anyone in: it lets everyone in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInTest {
    @AutoClose
    private final SignInFixture signIn = new SignInFixture();

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        SignIn function = signIn.function(InstantSource.system());
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
        Visitor visitor = signIn.visitor();
        Answer answer = visitor.start(PAGE);
        assertEquals(302, answer.status());
        String address = Visitor.location(answer);
        assertTrue(address.startsWith(signIn.issuer + "/authorize?"), address);
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
        signIn.as("ada-1", Map.of("name", "Ada Lovelace", "cognito:groups", List.of("editors", "moderators")), 3_600);
        Visitor visitor = signIn.visitor();
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
        signIn.as("bea-1", Map.of("name", " ", "preferred_username", "bea"), 3_600);
        Visitor visitor = signIn.visitor();
        visitor.signIn("/");
        assertEquals(
                "{\"signedIn\":true,\"name\":\"bea\",\"groups\":[]}",
                visitor.whoAmI().body());
    }

    @Test
    void aSessionEndsWithItsToken() {
        signIn.as("ada-1", Map.of("name", "Ada"), 3_600);
        Visitor visitor = signIn.visitor();
        visitor.signIn("/");
        Visitor later =
                new Visitor(signIn.function(InstantSource.offset(InstantSource.system(), Duration.ofMinutes(61))));
        later.cookies.putAll(visitor.cookies);
        later.cookies.remove(Tokens.COOKIE);
        assertEquals("{\"signedIn\":false}", later.whoAmI().body());
        assertEquals(Map.of(), later.cookies);
    }

    @Test
    void aTokenThatNoCookieCanHoldIsTheIssuersError() {
        signIn.as("ada-1", Map.of("name", "A".repeat(4_000)), 3_600);
        Visitor visitor = signIn.visitor();
        assertEquals(502, visitor.signIn(PAGE).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheIssuerAndComesBack() {
        signIn.as("ada-1", Map.of("name", "Ada"), 3_600);
        Visitor visitor = signIn.visitor();
        visitor.signIn(PAGE);
        Answer answer = visitor.send("POST /api/session/end", Map.of("return", PAGE));
        assertEquals(303, answer.status());
        String address = Visitor.location(answer);
        assertTrue(address.startsWith(signIn.issuer + "/endsession?"), address);
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
}
