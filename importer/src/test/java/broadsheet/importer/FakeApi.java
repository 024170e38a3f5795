package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays the API of a Broadsheet: keeps what it is sent, and answers as one would. */
final class FakeApi implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private volatile Trouble trouble = (_, _) -> Optional.empty();

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A request, as it came. */
    record Call(String target, String type, Optional<String> authorization, String body) {}

    /** An answer. */
    record Reply(int status, String body) {}

    /** Decides, before anything is kept, whether a call gets another answer than the usual one. */
    interface Trouble {
        Optional<Reply> answer(Call call, int attempt) throws InterruptedException;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every call so far, in the order they came. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<String> targets() {
        return calls.stream().map(Call::target).toList();
    }

    void trouble(Trouble next) {
        trouble = next;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = new Call(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("content-type"),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("authorization")),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            calls.add(call);
            int attempt = (int) targets().stream().filter(call.target()::equals).count();
            Reply reply = trouble.answer(call, attempt).orElseGet(() -> usual(call));
            byte[] body = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply usual(Call call) {
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

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
