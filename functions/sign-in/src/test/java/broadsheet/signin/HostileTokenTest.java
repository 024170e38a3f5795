package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.SeededSite;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Session cookies that anybody can make up: each is nobody's session, and none is this site's failure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileTokenTest {
    private final SeededSite archive = SeededSite.filled();
    private final MockOAuth2Server server = new MockOAuth2Server();
    private final SignIn function;

    HostileTokenTest() {
        server.start(InetAddress.getLoopbackAddress(), 0);
        String issuer = server.issuerUrl("broadsheet").toString();
        function = new SignIn(new OpenIdIssuer(issuer, "broadsheet", ""), InstantSource.system());
    }

    @AfterAll
    void close() {
        server.shutdown();
        archive.close();
    }

    static List<String> tokens() {
        String claims =
                "{\"iss\":\"http://elsewhere.example\",\"aud\":\"broadsheet\",\"sub\":\"a\",\"exp\":99999999999}";
        String header = "{\"alg\":\"RS256\",\"kid\":\"broadsheet\"}";
        return List.of(
                "",
                ".",
                "..",
                "....",
                "....".repeat(500),
                "=.=.=",
                "\u00ff.\u00ff.\u00ff",
                "e30.e30.e30",
                token("", claims),
                token("null", claims),
                token("[]", claims),
                token("\"\"", claims),
                token("{\"alg\":null}", claims),
                token("{\"alg\":\"\"}", claims),
                token("{\"alg\":\"none\"}", claims),
                token("{\"alg\":\"NONE\"}", claims),
                token("{\"alg\":\"dir\"}", claims),
                token("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}", claims) + ".a.b",
                token("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}", claims) + ".a.b",
                token("{\"alg\":\"PS256\"}", claims),
                token("{\"alg\":\"ES256\"}", claims),
                token("{\"alg\":\"RS256\"}", claims),
                token("{\"alg\":\"RS256\",\"kid\":null}", claims),
                token("{\"alg\":\"RS256\",\"kid\":1}", claims),
                token("{\"alg\":\"RS256\",\"kid\":\"\"}", claims),
                token("{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(2_000) + "\"}", claims),
                token("{\"alg\":\"RS256\",\"crit\":[\"exp\"]}", claims),
                token("{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}", claims),
                token("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", claims),
                token("{\"alg\":\"RS256\",\"cty\":\"JWT\"}", claims),
                token("{\"alg\":\"RS256\",\"jku\":\"http://elsewhere.example\"}", claims),
                token("{\"alg\":\"RS256\",\"jku\":\"\\u0000\"}", claims),
                token("{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}", claims),
                token("{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AQAB\"}}", claims),
                token("{\"alg\":\"RS256\",\"x5c\":[\"AAAA\"]}", claims),
                token("{\"alg\":\"RS256\",\"x5u\":\"::\"}", claims),
                token("{\"alg\":\"RS256\",\"alg\":\"none\"}", claims),
                token("{\"alg\":\"RS256\",\"a\":1e999999999}", claims),
                token("{\"alg\":\"RS256\",\"a\":" + "[".repeat(1_000), claims),
                token("{\"alg\":\"RS256\",\"a\":" + "{\"a\":".repeat(400), claims),
                token(header, ""),
                token(header, "null"),
                token(header, "[]"),
                token(header, "\"\""),
                token(header, "{}"),
                token(header, "{\"exp\":\"soon\"}"),
                token(header, "{\"exp\":1e999999999}"),
                token(header, "{\"exp\":-1e999999999}"),
                token(header, "{\"exp\":9223372036854775807}"),
                token(header, "{\"aud\":[1,null,{}]}"),
                token(header, "{\"iss\":1,\"sub\":[],\"aud\":{}}"),
                token(header, "{\"a\":" + "[".repeat(1_000)),
                token(header, claims),
                token(header, claims) + ".e30");
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void madeUpTokenIsNoSession(String token) {
        try (var visitor = new Visitor(function)) {
            visitor.cookies.put(Session.COOKIE, token);
            Answer answer = visitor.whoAmI();
            assertEquals(200, answer.status(), answer::body);
            assertEquals("{\"signedIn\":false}", answer.body());
            visitor.cookies.put(Session.COOKIE, token);
            assertEquals(303, visitor.send("POST /api/session/end", Map.of()).status());
            assertEquals(List.of(), visitor.log());
        }
    }

    private static String token(String header, String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(UTF_8)) + "." + base64.encodeToString(claims.getBytes(UTF_8))
                + ".c2lnbmF0dXJl";
    }
}
