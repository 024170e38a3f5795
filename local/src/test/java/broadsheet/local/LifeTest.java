package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.local.state.KeyValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** How instances start, stop and come back. */
@Tag("long")
final class LifeTest {
    /** Three parts end one after the other, and each is killed after two seconds: that, and some for a busy machine. */
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    @TempDir
    private Path data = Path.of("");

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (Process main : started) {
            main.destroy();
            if (!main.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                main.destroyForcibly();
            }
        }
        awaitEnd(parts(), Instant.now());
    }

    @Test
    void aRestartKeepsEverythingAndGoesOnWhereStreamAndQueueWereLeft() throws Exception {
        String token;
        try (Instance instance = Instance.start(data)) {
            instance.store("a", "one");
            instance.awaitPage("/a", "one");
            token = instance.system().token("editors");
            // Were the stream read from its beginning again, this would be written over.
            try (var s3 = instance.s3()) {
                s3.putObject(put -> put.bucket("pages").key("a"), RequestBody.fromString("by hand"));
            }
            instance.store("c", "countdown 2");
        }
        try (Instance instance = Instance.start(data)) {
            instance.store("b", "two");
            instance.awaitPage("/b", "two");
            assertEquals("by hand", instance.get("/a").body());
            instance.system().awaitDrained(Duration.ofSeconds(30));
            assertEquals("zero", instance.get("/c").body());
            var answer = instance.send("GET", "/api/closed", "", "authorization", "Bearer " + token);
            assertEquals(200, answer.statusCode());
        }
    }

    @Test
    void sigtermEndsEverythingInTime() throws Exception {
        Process main = run("--port", "0");
        awaitRunning(main);
        List<ProcessHandle> parts = parts();
        assertEquals(3, parts.size());

        Instant told = Instant.now();
        main.destroy();
        assertTrue(main.waitFor(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS));
        awaitEnd(parts, told);

        assertFalse(Files.exists(data.resolve("running.env")));
    }

    @Test
    void nothingOutlivesAnInstanceThatIsKilledAndTheNextOneStarts() throws Exception {
        Process main = run("--port", "0");
        awaitRunning(main);
        List<ProcessHandle> parts = parts();

        main.destroyForcibly().waitFor();
        Process next = run("--port", "0");
        awaitRunning(next);
        awaitEnd(parts, Instant.now());
    }

    @Test
    void twoInstancesRunSideBySide(@TempDir Path other) throws Exception {
        try (Instance one = Instance.start(data);
                Instance two = Instance.start(other)) {
            one.store("a", "one");
            two.store("a", "two");
            one.awaitPage("/a", "one");
            two.awaitPage("/a", "two");
        }
    }

    @Test
    void aPortInUseIsOneLineAndStatus1() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Process main = run("--port", port);
            assertEquals(1, main.waitFor());
            assertEquals(
                    "port " + port + " is in use: choose another with PORT=...\n",
                    Files.readString(data.resolve("main.err")));
            assertEquals("", Files.readString(data.resolve("main.out")));
        }
    }

    @Test
    void aPortThatAnotherProgramTakesBeforeItsEmulatorDoesIsReplaced() throws Exception {
        Process main = run("--port", "0");
        Instance.await(
                "the ports to be chosen",
                () -> KeyValues.read(data.resolve("ports")).containsKey("STORAGE"));
        int chosen = Integer.parseInt(KeyValues.read(data.resolve("ports")).get("STORAGE"));
        // dynoxide starts first, which leaves time to take the port.
        try (var taken = new ServerSocket(chosen, 1, InetAddress.getLoopbackAddress())) {
            awaitRunning(main);
            assertNotEquals(
                    Integer.toString(taken.getLocalPort()),
                    KeyValues.read(data.resolve("ports")).get("STORAGE"));
            assertEquals(3, KeyValues.read(data.resolve("processes")).size());
        }
    }

    private Process run(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-Dbroadsheet.root=" + System.getProperty("broadsheet.root"));
        command.add(Main.class.getName());
        command.addAll(List.of("--template", Instance.TEMPLATE.toAbsolutePath().toString()));
        command.addAll(List.of("--data", data.toString()));
        command.addAll(List.of(options));
        Process main = new ProcessBuilder(command)
                .redirectOutput(data.resolve("main.out").toFile())
                .redirectError(data.resolve("main.err").toFile())
                .start();
        started.add(main);
        return main;
    }

    /** It says so once it also knows how to stop, a moment after its facts can be read. */
    private void awaitRunning(Process main) throws InterruptedException {
        Instance.await("the instance to be up", () -> {
            assertTrue(main.isAlive(), "it ended");
            return InstanceInfo.read(data)
                            .filter(info -> info.process() == main.pid())
                            .isPresent()
                    && data.resolve("main.out").toFile().length() > 0;
        });
    }

    private List<ProcessHandle> parts() {
        return KeyValues.read(data.resolve("processes")).keySet().stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .toList();
    }

    private static void awaitEnd(List<ProcessHandle> parts, Instant told) throws Exception {
        for (ProcessHandle part : parts) {
            Duration left = Duration.between(Instant.now(), told.plus(TIME_TO_STOP));
            part.onExit().get(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
        }
    }
}
