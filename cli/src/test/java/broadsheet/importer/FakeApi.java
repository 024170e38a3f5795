package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.json.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays the API of a Broadsheet: keeps what it is sent, and answers as one would. */
final class FakeApi implements AutoCloseable {
    static final String SETTINGS = """
        title: Example
        url: https://new.example.org
        desk: desk
        authors: [{id: desk, name: Desk, biography: A desk.}]
        sections: [{id: technology, name: Technology}, {id: news, name: News}]
        """;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final Set<String> uploads = ConcurrentHashMap.newKeySet();
    private final Set<String> pictures = ConcurrentHashMap.newKeySet();
    private final Set<String> drafts = ConcurrentHashMap.newKeySet();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Map<String, String> earlier = new ConcurrentHashMap<>();
    private final Map<String, String> newest = new ConcurrentHashMap<>();
    private volatile String settings = SETTINGS;
    private volatile Stub stub = (_, _) -> Optional.empty();

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A request, as it came. */
    record Call(String target, String type, Optional<String> authorization, String body) {}

    /** An answer. */
    record Reply(int status, String body, Map<String, String> headers) {
        Reply(int status, String body) {
            this(status, body, Map.of());
        }
    }

    /** Decides, before anything is kept, whether a call gets another answer than the usual one. */
    interface Stub {
        Optional<Reply> answer(Call call, int attempt) throws InterruptedException;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every call so far, in the order they came. */
    List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    List<String> targets() {
        return calls().stream().map(Call::target).toList();
    }

    void settings(String yaml) {
        settings = yaml;
    }

    /** Where the redirects lead that it was sent. */
    Map<String, String> redirects() {
        return Map.copyOf(redirects);
    }

    /** Has an article that someone else published. */
    void article(String slug, String document) {
        revised(slug, 1, document);
    }

    /** Has an article whose newest revision is this one; a document that is empty is a withdrawal. */
    void revised(String slug, int revision, String document) {
        String revisions = "/api/articles/" + slug + "/revisions";
        newest.put(
                revisions + "?limit=1",
                "{\"revisions\": [{\"revision\": %d, \"withdrawn\": %b}]}".formatted(revision, document.isEmpty()));
        earlier.put(revisions + "/" + revision, document);
    }

    /** Has a static page with this document. */
    void page(String slug, String document) {
        earlier.put("/api/pages/" + slug, document);
    }

    void stub(Stub next) {
        stub = next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            var call = new Call(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("content-type"),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("authorization")),
                    exchange.getRequestURI().getPath().startsWith("/storage/") ? sha256(sent) : unstamped(sent));
            calls.add(call);
            int attempt = attempts.merge(call.target(), 1, Integer::sum);
            Reply reply = stub.answer(call, attempt).orElseGet(() -> usual(exchange.getRequestMethod(), call));
            byte[] body = reply.body().getBytes(UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was sent, without the stamp of an import, which no test of a conversion is about. */
    private static String unstamped(byte[] sent) {
        return new String(sent, UTF_8).replaceFirst("(?m)^# import: [0-9a-f]{32}\n", "");
    }

    /** The hash of a picture's bytes; of which a call's body shows nothing else. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Reply usual(String method, Call call) {
        if (method.equals("GET") && newest.containsKey(call.target())) {
            return new Reply(200, newest.getOrDefault(call.target(), ""));
        }
        if (method.equals("GET") && earlier.containsKey(call.target())) {
            return new Reply(200, Json.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("document", earlier.get(call.target()));
                json.writeEndObject();
            }));
        }
        if (method.equals("GET")) {
            return call.target().equals("/api/site")
                    ? new Reply(200, settings)
                    : new Reply(drafts.contains(call.target().replaceFirst(".*/", "")) ? 200 : 404, "{}");
        }
        if (call.target().startsWith("/api/drafts?id=")) {
            drafts.add(call.target().replaceFirst(".*=", ""));
            return new Reply(201, "{}");
        }
        if (call.target().equals("/api/redirects")) {
            call.body()
                    .lines()
                    .skip(1)
                    .map(row -> row.replace("\"", "").split(",", 2))
                    .forEach(row -> redirects.put(row[0], row[1]));
            return new Reply(200, "{\"stored\": 1, \"removed\": 0}");
        }
        if (call.target().startsWith("/storage/")) {
            uploads.add(call.body());
            return new Reply(200, "");
        }
        if (call.target().contains("/pictures/")) {
            return picture(call.body().replaceFirst(".*\"sha256\":\"(\\w+)\".*", "$1"));
        }
        String before = kept.put(call.target(), call.body());
        boolean same = call.body().equals(before);
        if (call.target().startsWith("/api/site")) {
            return new Reply(200, "{\"changed\": " + !same + "}");
        }
        String outcome = same ? "unchanged" : before == null ? "created" : "revised";
        return new Reply(
                before == null ? 201 : 200, """
                    {"slug": "a", "revision": 1, "url": "/articles/a", "outcome": "%s",
                     "ignored": ["layout", "line %d: {%% image \\"a.png\\" %%}"]}
                    """.formatted(outcome, call.body().length()));
    }

    private Reply picture(String hash) {
        if (pictures.contains(hash)) {
            return new Reply(200, "{}");
        }
        if (uploads.contains(hash)) {
            pictures.add(hash);
            return new Reply(201, "{}");
        }
        return new Reply(202, """
            {"upload": {"method": "PUT", "url": "%s/storage/%s?signed", "headers": {"content-type": "image/jpeg"}}}
            """.formatted(url(), hash));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
