package broadsheet.signin;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.SeededSite;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that outlive their tokens, at an issuer whose refresh tokens are good once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
final class RenewalTest {
    private static final String ID = "broadsheet";
    private static final String CALL = "/api/articles/how-a-tide-table-knows/comments";
    private static final String ADA = "{\"signedIn\":true,\"name\":\"Ada\",\"groups\":[]}";

    private final SeededSite archive = SeededSite.filled();
    private final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, true, new OAuth2TokenProvider(), Set.of(new KnownRefreshTokensOnly())));
    private final String issuer;

    /** Is asked in the place of whoever signed in only about refresh tokens that the issuer does not know, or no more. */
    private static final class KnownRefreshTokensOnly extends DefaultOAuth2TokenCallback {
        KnownRefreshTokensOnly() {
            super(ID, "nobody", "JWT", List.of("broadsheet"), Map.of(), 3_600);
        }

        @Override
        public String subject(TokenRequest request) {
            if (GrantType.REFRESH_TOKEN.equals(request.getAuthorizationGrant().getType())) {
                throw new OAuth2Exception(OAuth2Error.INVALID_GRANT, "unknown");
            }
            return super.subject(request);
        }
    }

    RenewalTest() {
        server.start(InetAddress.getLoopbackAddress(), 0);
        issuer = server.issuerUrl(ID).toString();
    }

    @AfterAll
    void close() {
        server.shutdown();
        archive.close();
    }

    @Test
    void sessionLastsBeyondItsTokenByCookieThatNoOtherSiteCanUse() {
        Visitor visitor = visitor();
        Answer answer = visitor.signIn("/");
        String refresh = cookie(answer, Tokens.COOKIE);
        assertTrue(refresh.endsWith("; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=2592000"), refresh);
        String greeting = cookie(answer, Session.GREETING);
        assertTrue(greeting.endsWith("; Max-Age=2592000"), greeting);
        String session = cookie(answer, Session.COOKIE);
        assertTrue(session.matches(".*; Max-Age=35[56]\\d"), session);
    }

    @ParameterizedTest
    @CsvSource({"GET", "POST", "PUT", "DELETE"})
    void callWithoutSessionIsLedBackWithRenewedOne(String method) {
        Visitor visitor = signedIn(3_600);
        String first = visitor.cookies.getOrDefault(Tokens.COOKIE, "");
        visitor.cookies.remove(Session.COOKIE);
        Answer answer = renew(visitor, method, Map.of("to", CALL + "?limit=2&text=a%2Fb"));
        assertEquals(307, answer.status());
        assertEquals(CALL + "?limit=2&text=a%2Fb", Visitor.location(answer));
        assertEquals("no-store", answer.header("cache-control"));
        assertNotEquals(first, visitor.cookies.get(Tokens.COOKIE));
        assertEquals(ADA, visitor.whoAmI().body());
        assertEquals(List.of(), visitor.log());
    }

    @Test
    void sessionThatEndsWithinMinutesIsRenewedAheadOfItsEnd() {
        Visitor visitor = signedIn(200);
        String token = visitor.cookies.getOrDefault(Session.COOKIE, "");
        String refresh = visitor.cookies.getOrDefault(Tokens.COOKIE, "");
        assertEquals(ADA, visitor.whoAmI().body());
        assertNotEquals(token, visitor.cookies.get(Session.COOKIE));
        assertNotEquals(refresh, visitor.cookies.get(Tokens.COOKIE));
    }

    @Test
    void sessionThatIsGoodForLongIsLeftAlone() {
        Visitor visitor = signedIn(3_600);
        Map<String, String> cookies = Map.copyOf(visitor.cookies);
        assertEquals(307, renew(visitor, "POST", Map.of("to", CALL)).status());
        assertEquals(ADA, visitor.whoAmI().body());
        assertEquals(cookies, visitor.cookies);
    }

    @Test
    void slowerOfTwoTabsGoesOnWithCookiesOfTheQuicker() {
        Visitor quicker = signedIn(3_600);
        quicker.cookies.remove(Session.COOKIE);
        Visitor slower = visitor();
        slower.cookies.putAll(quicker.cookies);
        assertEquals(CALL, Visitor.location(renew(quicker, "POST", Map.of("to", CALL))));

        Map<String, String> before = Map.copyOf(slower.cookies);
        Answer again = renew(slower, "POST", Map.of("to", CALL));
        assertEquals(307, again.status());
        assertEquals(before, slower.cookies);
        Map<String, String> query = Visitor.query(Visitor.location(again));
        assertEquals(Map.of("again", "1", "to", CALL), query);
        // Both tabs are of one browser.
        slower.cookies.putAll(quicker.cookies);
        Answer answer = renew(slower, "POST", query);
        assertEquals(CALL, Visitor.location(answer));
        assertEquals(ADA, slower.whoAmI().body());
    }

    @Test
    void refreshTokenThatIsGoodNoMoreIsForgottenWithTheSession() {
        Visitor visitor = visitor();
        visitor.cookies.put(Tokens.COOKIE, "used-before");
        visitor.cookies.put(Session.GREETING, "Ada");
        Map<String, String> query = Visitor.query(Visitor.location(renew(visitor, "PUT", Map.of("to", CALL))));
        Answer answer = renew(visitor, "PUT", query);
        assertEquals(307, answer.status());
        assertEquals(CALL, Visitor.location(answer));
        assertEquals(Map.of(), visitor.cookies);
    }

    @Test
    void readerWhoseSessionMayBeRenewedIsNotAskedToSignInAgain() {
        Visitor visitor = signedIn(3_600);
        visitor.cookies.remove(Session.COOKIE);
        Answer answer = visitor.start("/desk/#queue/a");
        assertEquals(302, answer.status());
        assertEquals("/desk/#queue/a", Visitor.location(answer));
        assertEquals(ADA, visitor.whoAmI().body());

        visitor.cookies.remove(Session.COOKIE);
        visitor.cookies.put(Tokens.COOKIE, "used-before");
        Answer asked = visitor.start("/desk/");
        assertTrue(Visitor.location(asked).startsWith(issuer + "/authorize?"), asked::json);
        assertEquals(Set.of(Transaction.COOKIE), visitor.cookies.keySet());
    }

    @Test
    void signOutRevokesRefreshTokenAndSendsNoTokenInTheUrl() {
        Visitor visitor = signedIn(3_600);
        visitor.cookies.remove(Session.COOKIE);
        Visitor thief = visitor();
        thief.cookies.put(Tokens.COOKIE, visitor.cookies.getOrDefault(Tokens.COOKIE, ""));
        Answer answer = visitor.send("POST /api/session/end", Map.of("return", "/desk/"));
        assertEquals(303, answer.status());
        Map<String, String> query = Visitor.query(Visitor.location(answer));
        assertEquals(Set.of("client_id", "post_logout_redirect_uri", "logout_uri"), query.keySet());
        assertFalse(visitor.cookies.containsKey(Tokens.COOKIE));

        assertEquals(CALL, Visitor.location(renew(thief, "GET", Map.of("to", CALL, "again", "1"))));
        assertEquals(Map.of(), thief.cookies);
        assertEquals(List.of(), visitor.log());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/articles/a",
                "/api",
                "/api/",
                "//evil.example/api/x",
                "https://evil.example/api/x",
                "/api//evil.example",
                "/api/\\evil.example",
                "/api/../articles/a",
                "/api/x/./y",
                "/api/%2e%2e/x",
                "/api/x%2fy",
                "/api/x%5cy",
                "/api/x%25",
                "/api/session",
                "/api/session/end",
                "/api/session/renewal?to=/api/session/renewal",
                "/api/x y",
                "/api/x\r\nSet-Cookie: a=b",
                "/api/x#y",
                "/api/\u00e4",
                "javascript:/api/x"
            })
    void whatIsNoCallOfTheApiIsNotGoneOnWith(String to) {
        Visitor visitor = signedIn(3_600);
        Map<String, String> cookies = Map.copyOf(visitor.cookies);
        Answer answer = renew(visitor, "POST", Map.of("to", to));
        assertEquals(422, answer.status());
        assertEquals("to", answer.at("errors.0.at"));
        assertEquals(cookies, visitor.cookies);
    }

    @Test
    void anotherSiteCannotHaveSessionRenewed() {
        Visitor visitor = signedIn(3_600);
        visitor.headers.put("sec-fetch-site", "cross-site");
        assertEquals(403, renew(visitor, "POST", Map.of("to", CALL)).status());
    }

    private static String cookie(Answer answer, String name) {
        return requireNonNull((List<?>) Events.at(answer.json(), "cookies")).stream()
                .map(String::valueOf)
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow();
    }

    private static Answer renew(Visitor visitor, String method, Map<String, String> query) {
        return visitor.send(method + " /api/session/renewal", query);
    }

    private Visitor signedIn(long seconds) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(
                ID, "ada-1", "JWT", List.of("broadsheet"), Map.of("name", "Ada"), seconds));
        Visitor visitor = visitor();
        assertEquals(302, visitor.signIn("/").status());
        assertTrue(visitor.cookies.containsKey(Tokens.COOKIE));
        return visitor;
    }

    private Visitor visitor() {
        return new Visitor(new SignIn(new OpenIdIssuer(issuer, "broadsheet", ""), InstantSource.system()));
    }
}
