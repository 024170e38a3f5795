package broadsheet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.cli.client.Commands;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SendRedirectsTest {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> pages = new CopyOnWriteArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path file;

    SendRedirectsTest(@TempDir Path folder) throws IOException {
        file = folder.resolve("redirects.csv");
        server.createContext("/", exchange -> {
            try (exchange) {
                pages.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                int status = statuses.isEmpty() ? 200 : statuses.pop();
                byte[] body = (status == 200
                                ? "{\"stored\":7,\"removed\":1}"
                                : "{\"errors\":[{\"at\":\"line 2\",\"detail\":\"is wrong\"},{\"at\":\"line"
                                        + " 501\",\"detail\":\"is too\"}]}")
                        .getBytes(UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void fileOfAnySizeIsSentInPagesThatHaveTheHeader() throws IOException {
        assertEquals(0, send(2_500));
        assertEquals(
                List.of(1_001L, 1_001L, 501L),
                pages.stream().map(page -> page.lines().count()).toList());
        assertTrue(pages.stream().allMatch(page -> page.startsWith("from,to\n")));
        assertEquals(
                IntStream.rangeClosed(1, 2_500).mapToObj(SendRedirectsTest::row).toList(),
                pages.stream().flatMap(page -> page.lines().skip(1)).toList());
        assertEquals(
                "lines 2 to 1,001: 7 stored, 1 removed",
                out.toString().lines().findFirst().orElse(""));
    }

    @Test
    void refusedPageStopsWithTheLinesOfTheFileAndIsWhereItGoesOn() throws IOException {
        statuses.addAll(List.of(200, 422));
        assertEquals(1, send(2_500));
        assertEquals(
                List.of(
                        "lines 2 to 1,001: 7 stored, 1 removed",
                        "line 1002: is wrong",
                        "line 1501: is too",
                        "Of lines 1,002 to 2,001 nothing is written. Correct them, then go on by --from 1002."),
                out.toString().lines().toList());
        pages.clear();
        assertEquals(0, run("--from", "1002"));
        assertEquals(row(1_001), pages.getFirst().lines().skip(1).findFirst().orElse(""));
        assertEquals(2, pages.size());
    }

    @Test
    void busySiteGetsThePageAgain() throws IOException {
        statuses.addAll(List.of(503, 429));
        assertEquals(0, send(1));
        assertEquals(3, pages.size());
        assertEquals(1, pages.stream().distinct().count());
    }

    @Test
    void longRowsMakeShorterPages() throws IOException {
        Files.writeString(file, "from,to\n" + ("/" + "x".repeat(3_000) + ",/y\n").repeat(1_000));
        assertEquals(0, run());
        assertTrue(pages.size() > 3, () -> pages.size() + " pages");
        assertTrue(pages.stream().allMatch(page -> page.length() < 1_000_000));
    }

    @Test
    void failureSaysWhereToGoOn() throws IOException {
        statuses.addAll(List.of(200, 403));
        assertEquals(2, send(2_000));
        assertTrue(err.toString().contains("--from 1002"), err::toString);
        assertEquals(2, run("--from", "1"));
        Files.delete(file);
        assertEquals(2, run());
        assertTrue(err.toString().contains("cannot be read"), err::toString);
    }

    private int send(int rows) throws IOException {
        Files.writeString(
                file,
                IntStream.rangeClosed(1, rows)
                        .mapToObj(SendRedirectsTest::row)
                        .collect(Collectors.joining("\n", "from,to\n", "\n")));
        return run();
    }

    private static String row(int number) {
        return "/блог/" + number + ",/tags/tides/";
    }

    private int run(String... options) {
        var command = new CommandLine(new SendRedirects(
                Map.of(
                        "TOKEN",
                        "a-token",
                        "URL",
                        "http://127.0.0.1:" + server.getAddress().getPort()),
                Duration.ZERO));
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addFirst(file.toString());
        return Commands.run(
                command, new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
    }
}
