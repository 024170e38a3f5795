package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.LoopbackPort;
import broadsheet.fixtures.SeededSite;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuers that are not there, answer nonsense, or have less than others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IssuerTroubleTest {
    private static final String PAGE = "/sections/science/";

    private final SeededSite archive = SeededSite.filled();
    private final HttpServer server;
    private final String issuer;
    private final RSAKey key;
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private int tokenStatus = 200;

    IssuerTroubleTest() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void mend() {
        answers.clear();
        credentials.clear();
        asked.clear();
        tokenStatus = 200;
    }

    @AfterAll
    void close() {
        server.stop(0);
        archive.close();
    }

    @Test
    void anIssuerThatIsNotThereIsToldToReadersOnAPageAndToProgramsAsAProblem() {
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
    void withoutACookieNobodyIsSignedInWhateverTheIssuerDoes() {
        Visitor visitor = visitor("http://localhost:" + LoopbackPort.free() + "/gone", "");
        assertEquals("{\"signedIn\":false}", visitor.whoAmI().body());
        visitor.cookies.put(Session.COOKIE, signed(claims("n").build()));
        assertEquals(502, visitor.whoAmI().status());
        assertTrue(visitor.cookies.containsKey(Session.COOKIE), "it may be good");
    }

    @Test
    void signingOutNeedsNoIssuer() {
        Visitor visitor = visitor("http://localhost:" + LoopbackPort.free() + "/gone", "");
        visitor.cookies.put(Session.COOKIE, signed(claims("n").build()));
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
    void aDiscoveryDocumentThatIsNoneIsTheIssuersFault(String document) {
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
    void anAnswerThatIsNoTokenIsTheIssuersFault(int status, String body) {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        tokenStatus = status;
        answers.put("/token", body);
        assertEquals(502, visitor.callback(answer(begun)).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
        assertEquals(1, visitor.log().size());
    }

    @Test
    void withoutTheIssuersKeysNobodyIsSignedIn() {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        giveToken(begun, signed(claims(begun.getOrDefault("nonce", "")).build()));
        answers.put("/keys", "no keys");
        assertEquals(502, visitor.callback(answer(begun)).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
    }

    @Test
    void aTokenThatAnotherKeySignedIsNoSession() throws JOSEException {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        RSAKey other = new RSAKeyGenerator(2048).keyID("k").generate();
        giveToken(begun, signed(claims(begun.getOrDefault("nonce", "")).build(), other));
        assertEquals(400, visitor.callback(answer(begun)).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
    }

    @ParameterizedTest
    @CsvSource({"invalid_grant", "invalid_request", "invalid_scope"})
    void codeThatIssuerRefusesIsTheCallersFault(String error) {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        tokenStatus = 400;
        answers.put("/token", "{\"error\": \"" + error + "\"}");
        assertEquals(400, visitor.callback(answer(begun)).status());
        assertFalse(visitor.cookies.containsKey(Session.COOKIE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\nb", "\u00e4", "\ud83d\ude42"})
    void codeThatIsNoneIsNotShownToTheIssuer(String code) {
        assertRefusedUnseen(code);
    }

    @Test
    void codeOfManyKilobytesIsNotShownToTheIssuer() {
        assertRefusedUnseen("c".repeat(5_000));
    }

    private void assertRefusedUnseen(String code) {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        tokenStatus = 500;
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
        tokenStatus = 429;
        answers.put("/token", "Slow down");
        Answer answer = visitor.callback(answer(begun));
        assertEquals(503, answer.status());
        assertEquals("30", answer.header("retry-after"));
    }

    @Test
    void tokenWithUnknownKeyIsNoSessionHoweverOftenItComes() throws JOSEException {
        Visitor visitor = visitor(issuer, "");
        RSAKey unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
        for (int i = 0; i < 5; i++) {
            visitor.cookies.put(Session.COOKIE, signed(claims("n").build(), unknown));
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
        RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
        String token = signed(claims("n").build(), next);
        visitor.cookies.put(Session.COOKIE, token);
        assertEquals("{\"signedIn\":false}", visitor.whoAmI().body());
        assertEquals(token, visitor.cookies.get(Session.COOKIE), "its key may be a new one");
    }

    @Test
    void signInWithNewKeySucceedsThoughOthersExhaustedKeyRequests() throws JOSEException {
        Visitor visitor = visitor(issuer, "");
        exhaustKeyRequests(visitor);
        RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
        answers.put("/keys", new JWKSet(next.toPublicJWK()).toString());
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        giveToken(begun, signed(claims(begun.getOrDefault("nonce", "")).build(), next));
        assertEquals(302, visitor.callback(answer(begun)).status());
        assertTrue(visitor.cookies.containsKey(Session.COOKIE));
    }

    @Test
    void renewalThatTheIssuerDoesNotAnswerIsTriedAgainLater() {
        Visitor visitor = visitor("http://localhost:" + LoopbackPort.free() + "/gone", "");
        visitor.cookies.put(Tokens.COOKIE, "refresh");
        Answer answer = visitor.send("POST /api/session/renewal", Map.of("to", "/api/articles/a/comments"));
        assertEquals(502, answer.status());
        assertEquals(Set.of(Tokens.COOKIE), visitor.cookies.keySet());
    }

    @Test
    void sessionThatIsStillGoodNeedsNoRenewalThatFails() {
        Visitor visitor = visitor(issuer, "");
        visitor.cookies.put(
                Session.COOKIE, signed(claims("n").expirationTime(soon()).build()));
        visitor.cookies.put(Tokens.COOKIE, "refresh");
        tokenStatus = 500;
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
        tokenStatus = status;
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
        giveToken(begun, signed(claims(begun.getOrDefault("nonce", "")).build()));
        Answer answer = visitor.callback(answer(begun));
        assertEquals(Set.of(Session.COOKIE, Session.GREETING), visitor.cookies.keySet());
        assertTrue(answer.json().contains("SameSite=Lax; Max-Age=35"), answer::json);
    }

    @Test
    void refreshTokenThatNoCookieCanHoldIsLeftOut() {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        giveToken(begun, signed(claims(begun.getOrDefault("nonce", "")).build()));
        String given = answers.getOrDefault("/token", "");
        for (String refresh : List.of("a b", "a;b", "r".repeat(5_000))) {
            Visitor again = visitor(issuer, "");
            again.cookies.putAll(visitor.cookies);
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

    private void exhaustKeyRequests(Visitor visitor) throws JOSEException {
        RSAKey unknown = new RSAKeyGenerator(2048).keyID("unknown").generate();
        for (int i = 0; i < 3; i++) {
            visitor.cookies.put(Session.COOKIE, signed(claims("n").build(), unknown));
            visitor.whoAmI();
        }
    }

    @Test
    void aClientWithASecretShowsItToTheIssuerOnly() {
        Visitor visitor = visitor(issuer, "s3cr:t");
        String address = Visitor.location(visitor.start(PAGE));
        assertFalse(address.contains("s3cr"), address);
        Map<String, String> begun = Visitor.query(address);
        giveToken(begun, signed(claims(begun.getOrDefault("nonce", "")).build()));
        assertEquals(302, visitor.callback(answer(begun)).status());
        assertEquals(List.of("Basic YnJvYWRzaGVldDpzM2NyJTNBdA=="), credentials);
    }

    @Test
    void whereTheIssuerHasNoPlaceToSignOutTheSessionEndsHere() {
        Visitor visitor = visitor(issuer, "");
        Map<String, String> begun = Visitor.query(Visitor.location(visitor.start(PAGE)));
        giveToken(begun, signed(claims(begun.getOrDefault("nonce", "")).build()));
        assertEquals(302, visitor.callback(answer(begun)).status());
        Answer answer = visitor.send("POST /api/session/end", Map.of("return", PAGE));
        assertEquals(303, answer.status());
        assertEquals(PAGE, Visitor.location(answer));
        assertEquals(Map.of(), visitor.cookies);
    }

    private static Map<String, String> answer(Map<String, String> begun) {
        return Map.of("code", "a-code", "state", begun.getOrDefault("state", ""));
    }

    private void giveToken(Map<String, String> begun, String token) {
        assertTrue(begun.containsKey("nonce"));
        answers.put("/token", "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"" + token + "\"}");
    }

    private JWTClaimsSet.Builder claims(String nonce) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("ada-1")
                .audience("broadsheet")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3_600)))
                .claim("nonce", nonce);
    }

    private String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        credentials.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        String standard = path.equals("/keys") ? new JWKSet(key.toPublicJWK()).toString() : """
            {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
             "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"]}\
            """.formatted(issuer);
        byte[] body = answers.getOrDefault(path, standard).getBytes(UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(path.equals("/token") ? tokenStatus : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Visitor visitor(String issuer, String secret) {
        return new Visitor(new SignIn(new OpenIdIssuer(issuer, "broadsheet", secret), InstantSource.system()));
    }
}
