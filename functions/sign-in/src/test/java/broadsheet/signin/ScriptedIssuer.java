package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.fixtures.SeededSite;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
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
import java.util.concurrent.CopyOnWriteArrayList;

/** An issuer that answers what a test says, and otherwise as issuers do. */
final class ScriptedIssuer implements AutoCloseable {
    static final String PAGE = "/sections/science/";

    private final SeededSite archive = SeededSite.filled();
    private final HttpServer server;
    final String issuer;
    private final RSAKey key = TestKeys.own("k");
    final Map<String, String> answers = new HashMap<>();
    final List<String> credentials = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    int tokenStatus = 200;

    ScriptedIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        issuer = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
    }

    void mend() {
        answers.clear();
        credentials.clear();
        asked.clear();
        tokenStatus = 200;
    }

    @Override
    public void close() {
        server.stop(0);
        archive.close();
    }

    static Map<String, String> answer(Map<String, String> begun) {
        return Map.of("code", "a-code", "state", begun.getOrDefault("state", ""));
    }

    void giveToken(Map<String, String> begun, String token) {
        assertTrue(begun.containsKey("nonce"));
        answers.put("/token", "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"" + token + "\"}");
    }

    JWTClaimsSet.Builder claims(String nonce) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("ada-1")
                .audience("broadsheet")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3_600)))
                .claim("nonce", nonce);
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    String signed(JWTClaimsSet claims, RSAKey key) {
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

    void answer(HttpExchange exchange) throws IOException {
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

    static Visitor visitor(String issuer, String secret) {
        return new Visitor(new SignIn(new OpenIdIssuer(issuer, "broadsheet", secret), InstantSource.system()));
    }
}
