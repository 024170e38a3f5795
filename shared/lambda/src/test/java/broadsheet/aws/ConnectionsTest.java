package broadsheet.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

/** The JDK reads once in a process how many connections it keeps, so this needs one of its own. */
class ConnectionsTest {
    private static final int CONCURRENCY = 8;

    /** Longer than the JDK keeps an idle connection by itself. */
    private static final Duration QUIET = Duration.ofSeconds(6);

    @Test
    void callsAtOnceLeaveTheirConnectionsForTheNext() throws Exception {
        assertEquals(CONCURRENCY, connections(Duration.ZERO), "connections for twice " + CONCURRENCY + " calls");
    }

    @Test
    @Tag("slow")
    void connectionsThatWereIdleForSixSecondsAreUsedAgain() throws Exception {
        assertEquals(CONCURRENCY, connections(QUIET), "connections for twice " + CONCURRENCY + " calls");
    }

    private static int connections(Duration pause) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConnectionsTest.class.getName(),
                        pause.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor());
        return Integer.parseInt(said.strip());
    }

    /** Makes so many calls at once, twice with the given pause, and says from how many ports they came. */
    public static void main(String[] arguments) throws Exception {
        Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
        var together = new CyclicBarrier(CONCURRENCY);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (SdkHttpClient client = AwsModule.http();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                callers.add(exchange.getRemoteAddress());
                answer(exchange, together);
            });
            server.start();
            for (int wave = 0; wave < 2; wave++) {
                Thread.sleep(Duration.parse(arguments[0]).multipliedBy(wave));
                Callable<Integer> call = () -> call(client, server.getAddress());
                for (Future<Integer> status : threads.invokeAll(Collections.nCopies(CONCURRENCY, call))) {
                    assertEquals(200, status.get());
                }
            }
        } finally {
            server.stop(0);
        }
        System.out.println(callers.size());
    }

    private static void answer(HttpExchange exchange, CyclicBarrier together) throws IOException {
        try (exchange) {
            together.await(30, SECONDS);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(UTF_8));
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }

    private static int call(SdkHttpClient client, InetSocketAddress server) {
        SdkHttpFullRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                .build();
        try {
            HttpExecuteResponse response = client.prepareRequest(
                            HttpExecuteRequest.builder().request(request).build())
                    .call();
            try (InputStream body = response.responseBody().orElseThrow()) {
                body.readAllBytes();
            }
            return response.httpResponse().statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
