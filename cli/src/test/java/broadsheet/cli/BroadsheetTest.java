package broadsheet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

@Timeout(60)
final class BroadsheetTest {
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.e30.c2VjcmV0";

    private record Run(int status, String out, String err) {}

    private static Run run(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Broadsheet.run(environment, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Run(status, out.toString(), err.toString());
    }

    private static Run run(String... arguments) {
        return run(Map.of("TOKEN", TOKEN), arguments);
    }

    @Test
    void helpListsEveryCommandStatusAndVariable() {
        Run help = run("--help");
        assertEquals(0, help.status());
        for (String part :
                List.of("import", "check", "redirects", "rerender", "takedown", "token", "  2   ", "TOKEN", "DATA")) {
            assertTrue(help.out().contains(part), help.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "check", "redirects", "rerender", "takedown", "token"})
    void helpOfACommandExplainsItsOptionsAndStatus(String command) {
        Run help = run(command, "--help");
        assertEquals(0, help.status());
        assertTrue(help.out().startsWith("Usage: broadsheet " + command), help.out());
        assertTrue(help.out().contains("Exit status:"), help.out());
        CommandLine known = Objects.requireNonNull(
                Broadsheet.program(Map.of()).getSubcommands().get(command));
        for (ArgSpec argument : known.getCommandSpec().args()) {
            assertTrue(argument.description().length > 0, argument::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "publish",
                "--unknown",
                "import",
                "check --grace-period soon",
                "rerender --url localhost:8080",
                "redirects",
                "redirects file --from soon",
                "redirects file --from 1",
                "takedown",
                "takedown Not/A/Slug",
                "takedown slug --seconds soon",
                "token strangers"
            })
    void wrongArgumentsEndWithTwoAndNameTheHelp(String arguments) {
        Run run = run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1));
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains("--help."), run.err());
        assertEquals("", run.out());
    }

    @Test
    void missingFolderIsNamed() {
        Run run = run("import", "--url", "http://localhost:1", "no/such/folder");
        assertEquals(2, run.status());
        assertTrue(run.err().startsWith("DIR: cannot read no/such/folder\n"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "rerender", "takedown a-slug"})
    void withoutAnInstanceTheCommandSaysHowToStartOne(String arguments) {
        Run run = run(Map.of("DATA", "elsewhere"), arguments.split(" ", -1));
        assertEquals(2, run.status());
        assertTrue(run.err().contains("No instance runs on elsewhere: start one with make run"), run.err());
    }

    @Test
    void tokenOfThisMachineIsGivenForNoOtherSite() {
        Map<String, String> instance =
                Map.of("INSTANCE_SITE", "http://localhost:8080", "INSTANCE_OIDC", "http://localhost:1");
        Run token = run(instance, "token", "--for", "https://news.example.org/");
        assertEquals(2, token.status());
        assertTrue(token.err().startsWith("Give TOKEN=... for https://news.example.org"), token.err());
        Run rerender = run(instance, "rerender", "--url", "https://news.example.org");
        assertEquals(2, rerender.status());
        assertTrue(rerender.err().contains("as TOKEN in the environment"), rerender.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rerender --stop", "takedown a-slug --reason why --seconds 10 --distribution E1"})
    void unreachableSiteIsNamed(String arguments) {
        Run run = run((arguments + " --url http://127.0.0.1:1").split(" ", -1));
        assertEquals(2, run.status());
        assertTrue(run.err().startsWith("Nothing answers at http://127.0.0.1:1"), run.err());
    }

    @Test
    void noCommandTakesATokenAsAnArgument() {
        Broadsheet.program(Map.of()).getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .flatMap(option -> Stream.of(option.names()))
                .forEach(name -> assertFalse(name.matches("(?i).*(token|password|secret).*"), name));
    }

    /** What everybody on the machine can list: the arguments of the process and of what it starts. */
    @Test
    void tokenIsSentAndIsInNoProcessArguments() throws Exception {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        var asked = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/rendering", call -> {
            sent.add(call.getRequestHeaders().getFirst("authorization"));
            asked.countDown();
            try {
                seen.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] answer = "{\"complete\": true, \"found\": 1, \"rendered\": 1, \"written\": 1}".getBytes(UTF_8);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        server.start();
        Process process = process(
                "rerender", "--url", "http://127.0.0.1:" + server.getAddress().getPort());
        try {
            asked.await();
            Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .forEach(each -> assertFalse(List.of(each.info().arguments().orElse(new String[0]))
                            .toString()
                            .contains(TOKEN)));
            assertTrue(process.info().arguments().isPresent());
        } finally {
            seen.countDown();
            assertEquals(0, process.waitFor());
            server.stop(0);
        }
        assertEquals(Set.of("Bearer " + TOKEN), sent);
        assertEquals(
                "Done: 1 pages looked at, 1 written.\n",
                new String(process.getInputStream().readAllBytes(), System.out.charset()));
    }

    private static Process process(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                Broadsheet.class.getName()),
                        Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command);
        // Not an argument: the JDK shows no arguments of more than a page.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("TOKEN", TOKEN);
        return builder.start();
    }
}
