package broadsheet.e2e;

import static broadsheet.e2e.HostileInputs.ELSEWHERE;
import static broadsheet.e2e.HostileInputs.FRONT_MATTERS;
import static broadsheet.e2e.HostileInputs.PATHS;
import static broadsheet.e2e.HostileInputs.TEXTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.e2e.RawRequest.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Requests that nobody sends who means well, through the whole system: none is answered with 5xx, none for longer than others,
 * and what a request says of its host leads nobody elsewhere. {@code HostileInputTest} has what hostile comments hold.
 */
@Tag("pages")
class HostileRequestsTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final String ARTICLE = "open-weights-changed-the-race";
    private static final String SLUG = "acceptance-hostile";

    @BeforeAll
    static void publish() {
        PUBLICATION.publish(SLUG, "---\ntitle: Hostile\nsection: science\n---\nText.\n");
        PUBLICATION.settle();
    }

    @AfterAll
    static void withdraw() {
        PUBLICATION.withdraw(SLUG);
    }

    @TestFactory
    Stream<DynamicTest> everyOneIsAnsweredAtOnceAndNoneWithAFailure() {
        List<RawRequest> requests = new ArrayList<>();
        PATHS.forEach(path -> requests.add(RawRequest.of("GET", path)));
        heads(requests);
        tokens(requests);
        TEXTS.values().forEach(text -> {
            requests.add(document("---\ntitle: Hostile\nsection: science\n---\n" + text));
            requests.add(comment("{\"text\": \"" + text.replaceAll("[\"\\\\\n\t]", " ") + "\"}"));
        });
        FRONT_MATTERS
                .values()
                .forEach(lines -> requests.add(document("---\ntitle: Hostile\n" + lines + "\n---\nText.")));
        bodies(requests);
        return requests.stream().map(request -> dynamicTest(request.toString(), () -> check(request)));
    }

    private static void heads(List<RawRequest> requests) {
        for (String path : List.of("/", "/articles/" + ARTICLE, "/api/articles", "/api/articles/" + ARTICLE)) {
            requests.add(RawRequest.of("GET", path).with("Host", ELSEWHERE));
            requests.add(RawRequest.of("GET", path)
                    .with("X-Forwarded-Host", ELSEWHERE)
                    .with("Forwarded", "host=" + ELSEWHERE));
            requests.add(
                    RawRequest.of("GET", path).with("X-Original-URL", "/desk/").with("X-Rewrite-URL", "/desk/"));
            requests.add(RawRequest.of("GET", path).with("Cookie", "a=b; ".repeat(1_000)));
            requests.add(RawRequest.of("GET", path).with("Cookie", "__Host-reader=" + "x".repeat(7_000)));
            requests.add(RawRequest.of("GET", path).with("Cookie", "=;;;=\"; __Host-session; \u00ff=\u00fe"));
            requests.add(RawRequest.of("GET", path).with("If-None-Match", "\"a\", ".repeat(1_000)));
            requests.add(RawRequest.of("GET", path).with("If-None-Match", "W/\"" + "\"".repeat(4_000)));
            requests.add(RawRequest.of("GET", path).with("Accept", "text/html;q=0.".repeat(500)));
            requests.add(RawRequest.of("GET", path).with("Accept-Encoding", "gzip;q=".repeat(900)));
            requests.add(RawRequest.of("GET", path).with("Authorization", "Bearer " + "e30.".repeat(1_500)));
            requests.add(RawRequest.of("GET", path).with("Range", "bytes=" + "0-1,".repeat(1_000)));
            requests.add(RawRequest.of("GET", path).with("Origin", "https://" + ELSEWHERE));
            RawRequest many = RawRequest.of("GET", path);
            IntStream.range(0, 150).forEach(n -> many.with("X-Header-" + n, "v"));
            requests.add(many);
            requests.add(RawRequest.of("TRACE", path));
            requests.add(RawRequest.of("HACK", path));
            requests.add(RawRequest.of("POST", path).with("a=b"));
        }
    }

    /** Tokens, and codes of a sign-in, that anybody can make up. */
    private static void tokens(List<RawRequest> requests) {
        for (String header : List.of(
                "{\"alg\":\"RS256\",\"kid\":\"unknown\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}",
                "null",
                "[")) {
            String token = Stream.of(header, "{\"sub\":\"a\",\"aud\":\"broadsheet\",\"exp\":99999999999}", "signature")
                    .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8)))
                    .collect(Collectors.joining("."));
            for (String call :
                    List.of("GET /api/session", "POST /api/session/end", "GET /api/live", "DELETE /api/readers/me")) {
                String[] parts = call.split(" ", 2);
                requests.add(RawRequest.of(parts[0], parts[1]).with("Cookie", "__Host-session=" + token));
                requests.add(RawRequest.of(parts[0], parts[1]).with("Authorization", "Bearer " + token));
                requests.add(RawRequest.of(parts[0], parts[1]).with("Cookie", "__Host-refresh=" + token));
            }
        }
        String begun = "__Host-sign-in=s.n." + "v".repeat(43) + ".Lw";
        for (String code : List.of("c", "%00", "%0d%0a", "%c3%a4", "c".repeat(5_000), "%22%3e%3cscript%3e")) {
            requests.add(RawRequest.of("GET", "/api/session/callback?state=s&code=" + code)
                    .with("Cookie", begun));
        }
    }

    private static void bodies(List<RawRequest> requests) {
        requests.add(comment("[".repeat(9_000)));
        requests.add(comment("{\"a\":".repeat(2_000)));
        requests.add(comment("{\"text\": \"a\", \"text\": \"b\"}"));
        requests.add(comment("{\"text\": 1e999999999}"));
        requests.add(comment("{\"text\": \"" + "\\ud800".repeat(500) + "\"}"));
        requests.add(comment("\u0000\u0001"));
        requests.add(comment("{\"text\": \"" + "a".repeat(9_000_000) + "\"}"));
        requests.add(document("---\ntitle: Hostile\n---\n" + "a".repeat(9_000_000)));
        requests.add(document("---\ntitle: " + "a".repeat(300_000) + "\n---\nText."));
        requests.add(document("\ufeff\ufeff---\n"));
        byte[] bomb = bomb();
        requests.add(put("text/markdown; charset=utf-8")
                .with("Content-Encoding", "gzip")
                .with(bomb));
        requests.add(post("application/json").with("Content-Encoding", "gzip").with(bomb));
        requests.add(put("text/markdown; charset=utf-16").with("a"));
        requests.add(put("text/markdown; charset=" + "x".repeat(3_000)).with("a"));
        requests.add(put(";;;/;=").with("a"));
        requests.add(post("application/x-www-form-urlencoded").with("text=%".repeat(1_000)));
        requests.add(post("application/x-www-form-urlencoded").with("a=b&".repeat(2_000)));
        requests.add(post("multipart/form-data; boundary=" + "-".repeat(500)).with("--"));
    }

    private static RawRequest document(String text) {
        return put("text/markdown; charset=utf-8").with(text);
    }

    private static RawRequest put(String type) {
        return RawRequest.of("PUT", "/api/articles/" + SLUG)
                .with("Authorization", "Bearer " + PUBLICATION.token())
                .with("Content-Type", type);
    }

    private static RawRequest comment(String json) {
        return post("application/json").with(json);
    }

    /** Each of another reader, or a limit would answer before anything is read. */
    private static RawRequest post(String type) {
        String reader = UUID.randomUUID().toString();
        return RawRequest.of("POST", "/api/articles/" + SLUG + "/comments")
                .with(
                        "Authorization",
                        "Bearer " + PUBLICATION.token("readers", Map.of("sub", reader, "name", "A Reader")))
                .with("Content-Type", type);
    }

    /** A hundred megabytes, in a hundred kilobytes. */
    private static byte[] bomb() {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            byte[] block = "a".repeat(1_000_000).getBytes(UTF_8);
            for (int i = 0; i < 100; i++) {
                gzip.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void check(RawRequest request) throws IOException {
        Answer answer = request.send(PUBLICATION.site());
        assertTrue(answer.status() < 500, () -> answer.status() + "\n" + shortened(answer));
        String head = answer.text().substring(0, Math.max(0, answer.text().indexOf("\r\n\r\n")));
        assertFalse(head.contains(ELSEWHERE), () -> shortened(answer));
        assertFalse(head.contains("\r\nSet-Cookie: a=b"), () -> shortened(answer));
        assertFalse(answer.text().contains("root:x:"), () -> shortened(answer));
        assertFalse(answer.status() / 100 == 2 && answer.text().contains("//" + ELSEWHERE), () -> shortened(answer));
    }

    private static String shortened(Answer answer) {
        return answer.text().substring(0, Math.min(1_500, answer.text().length()));
    }
}
