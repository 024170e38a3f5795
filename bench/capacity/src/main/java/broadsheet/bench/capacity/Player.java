package broadsheet.bench.capacity;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.emulators.TestContext;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls functions as Lambda does, for capacity measurements.
 *
 * <p>Each input line has three fields, separated by tabs: {@code new} or {@code kept} (whether to reuse the instance
 * of an earlier line), the handler class, and an event. For each line it prints a line of JSON:
 *
 * <ul>
 *   <li>{@code answer}: the function's output
 *   <li>{@code milliseconds}: the elapsed time
 *   <li>{@code cpu}: the processor time, in milliseconds
 *   <li>{@code logged}: the bytes logged
 *   <li>{@code asked}: the calls to AWS
 * </ul>
 */
final class Player {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Map<String, RequestStreamHandler> kept = new HashMap<>();

    private Player() {}

    /** Processes input lines until the input ends. The environment is that of the functions. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        PrintStream out = System.out;
        // Standard output must contain only this class's results.
        System.setOut(System.err);
        var player = new Player();
        var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] parts = line.split("\t", 3);
            out.write((player.play(parts[0].equals("new"), parts[1], parts[2]) + "\n").getBytes(UTF_8));
            out.flush();
        }
    }

    private String play(boolean anew, String handler, String event) throws IOException, ReflectiveOperationException {
        RequestStreamHandler function = anew ? make(handler) : kept(handler);
        var context = new TestContext();
        var answer = new ByteArrayOutputStream();
        Meter.take();
        long worked = PROCESS.getProcessCpuTime();
        long began = System.nanoTime();
        function.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, context);
        double milliseconds = (System.nanoTime() - began) / 1e6;
        double cpu = (PROCESS.getProcessCpuTime() - worked) / 1e6;
        String asked = Meter.take().entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        int logged = context.lines().stream()
                .mapToInt(each -> each.getBytes(UTF_8).length)
                .sum();
        return "{\"milliseconds\":%.3f,\"cpu\":%.3f,\"logged\":%d,\"asked\":%s,\"answer\":%s}"
                .formatted(
                        milliseconds, cpu, logged, asked, answer.toString(UTF_8).strip());
    }

    private RequestStreamHandler kept(String handler) throws ReflectiveOperationException {
        RequestStreamHandler known = kept.get(handler);
        if (known == null) {
            known = make(handler);
            kept.put(handler, known);
        }
        return known;
    }

    private static RequestStreamHandler make(String handler) throws ReflectiveOperationException {
        return Class.forName(handler)
                .asSubclass(RequestStreamHandler.class)
                .getConstructor()
                .newInstance();
    }
}
