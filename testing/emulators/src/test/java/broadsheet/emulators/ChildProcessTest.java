package broadsheet.emulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ChildProcessTest {
    @Test
    void isTheCommandItselfAndEndsWhenClosed() throws Exception {
        ChildProcess sleeper = ChildProcess.start(List.of("sleep", "60"), Map.of(), Redirect.DISCARD);
        assertTrue(sleeper.isAlive());
        sleeper.close();
        assertFalse(sleeper.isAlive());
        assertEquals(143, sleeper.await());
    }

    @Test
    void endsWhenItsJvmIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sleeper.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
        ProcessHandle sleeper =
                ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
        assertTrue(sleeper.isAlive());

        jvm.destroyForcibly();

        sleeper.onExit().get(10, TimeUnit.SECONDS);
    }

    /** A JVM with a child that would outlive it. */
    static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] arguments) throws InterruptedException {
            var sleeper = ChildProcess.start(List.of("sleep", "600"), Map.of(), Redirect.DISCARD);
            System.out.println(sleeper.pid());
            sleeper.await();
        }
    }
}
