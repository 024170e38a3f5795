package broadsheet.local.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.emulators.LoopbackPort;
import broadsheet.local.template.JwtAuthorizer;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class TokenCheckTest {
    private static final int PORT = LoopbackPort.free();
    private static final Issuer ISSUER = Issuer.start(PORT, "broadsheet");
    private static final Clock NOW = Clock.systemUTC();

    @AfterAll
    static void close() {
        ISSUER.close();
    }

    @Test
    void claimsAreTextsAndListsStandInBrackets() throws Exception {
        var claims = check("broadsheet", NOW).claims(Optional.of("Bearer " + token("editors")));
        assertEquals("editors-1", claims.get("sub"));
        assertEquals("[editors]", claims.get("cognito:groups"));
        assertEquals("broadsheet", claims.get("aud"));
        assertEquals(Issuer.uri(PORT).toString(), claims.get("iss"));
        assertEquals(true, String.valueOf(claims.get("exp")).matches("[0-9]+"));
    }

    @Test
    void readersHaveNoGroupAndMayBeAnyone() throws Exception {
        String token = token("readers&sub=ada&name=Ada+Lovelace");
        var claims = check("broadsheet", NOW).claims(Optional.of(token));
        assertEquals(false, claims.containsKey("cognito:groups"));
        assertEquals("ada", claims.get("sub"));
        assertEquals("Ada Lovelace", claims.get("name"));
    }

    @Test
    void refusesARequestWithoutAToken() {
        assertEquals("Bearer", refused(check("broadsheet", NOW), Optional.empty()));
        assertEquals("Bearer", refused(check("broadsheet", NOW), Optional.of("Bearer ")));
        assertEquals("Bearer", refused(check("broadsheet", NOW), Optional.of("Bearer a.b.c")));
    }

    @Test
    void refusesATokenThatWasChanged() throws Exception {
        String[] parts = token("readers").split("\\.", -1);
        String changed = parts[0] + "." + token("editors").split("\\.", -1)[1] + "." + parts[2];
        assertEquals("Bearer", refused(check("broadsheet", NOW), Optional.of(changed)));
    }

    @Test
    void refusesATokenForSomeoneElseAndSaysSo() throws Exception {
        assertEquals(
                "Bearer scope=\"\" error=\"invalid_token\" error_description=\"the token does not"
                        + " have a valid audience\"",
                refused(check("another", NOW), Optional.of(token("editors"))));
    }

    @Test
    void refusesATokenBeforeAndAfterItsTime() throws Exception {
        Optional<String> token = Optional.of(token("editors"));
        Clock before = Clock.offset(NOW, Duration.ofMinutes(-5));
        Clock after = Clock.offset(NOW, Duration.ofHours(25));
        assertEquals("Bearer", refused(check("broadsheet", before), token));
        assertEquals("Bearer", refused(check("broadsheet", after), token));
    }

    @Test
    void refusesATokenOfAnotherIssuer() throws Exception {
        String other = Issuer.uri(PORT).toString().replace("localhost", "127.0.0.1");
        var check = new TokenCheck(new JwtAuthorizer("Authorization", other, List.of("broadsheet")), NOW);
        assertEquals("Bearer", refused(check, Optional.of(token("editors"))));
    }

    @Test
    void keysThatComeAfterASecondAreAwaited() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("1").generate();
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String issuer = "http://localhost:" + slow.getAddress().getPort();
        answer(slow, "/.well-known/openid-configuration", Duration.ZERO, """
            {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"]}
            """.formatted(issuer));
        answer(slow, "/keys", Duration.ofSeconds(1), new JWKSet(key.toPublicJWK()).toString());
        slow.start();
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(issuer)
                    .audience("broadsheet")
                    .expirationTime(Date.from(NOW.instant().plusSeconds(60)))
                    .build();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
            token.sign(new RSASSASigner(key));
            var check = new TokenCheck(new JwtAuthorizer("Authorization", issuer, List.of("broadsheet")), NOW);
            assertEquals(issuer, check.claims(Optional.of(token.serialize())).get("iss"));
        } finally {
            slow.stop(0);
        }
    }

    private static void answer(HttpServer server, String path, Duration delay, String body) {
        server.createContext(path, call -> {
            LockSupport.parkNanos(delay.toNanos());
            byte[] bytes = body.getBytes(UTF_8);
            call.getResponseHeaders().add("content-type", "application/json");
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
    }

    private static TokenCheck check(String audience, Clock clock) {
        return new TokenCheck(
                new JwtAuthorizer("Authorization", Issuer.uri(PORT).toString(), List.of(audience)), clock);
    }

    private static String refused(TokenCheck check, Optional<String> header) {
        return assertThrows(Unauthorized.class, () -> check.claims(header)).challenge();
    }

    private static String token(String client) throws Exception {
        String form = "grant_type=client_credentials&client_secret=x&client_id=" + client;
        var request = HttpRequest.newBuilder(URI.create(Issuer.uri(PORT) + "/token"))
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return JsonMapper.shared().readTree(answer).path("access_token").asString();
        }
    }
}
