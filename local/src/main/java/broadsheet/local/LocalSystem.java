package broadsheet.local;

import broadsheet.emulators.ChildProcess;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.LoopbackPort;
import broadsheet.emulators.Ministack;
import broadsheet.local.lambda.Functions;
import broadsheet.local.template.Bindings;
import broadsheet.local.template.Template;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** One running instance of the whole system: the emulators, and the process that runs the functions. */
public final class LocalSystem implements AutoCloseable {
    /** Options of a process that runs for minutes: C2 would compile code that then hardly runs. Its functions sign nothing. */
    static final List<String> FOR_TESTS = List.of("-XX:TieredStopAtLevel=1", "-Dbroadsheet.signing=false");

    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private final Deque<AutoCloseable> parts;
    private final ChildProcess host;
    private final InstanceInfo info;
    private final Template template;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalSystem(Deque<AutoCloseable> parts, ChildProcess host, InstanceInfo info, Template template) {
        this.parts = parts;
        this.host = host;
        this.info = info;
        this.template = template;
    }

    /**
     * Starts the repository's template.yaml, for tests. The functions' output goes to {@code host.log} in the data folder.
     *
     * @param port the site's port, or 0 for any
     * @throws StartFailure if the port or the folder is in use, or if a process does not start
     * @throws broadsheet.local.template.Refusal if the template needs something that the local system cannot emulate
     */
    public static LocalSystem start(int port, Path data) {
        Path template = Path.of(System.getProperty("broadsheet.root", "")).resolve("template.yaml");
        Redirect log = Redirect.appendTo(data.resolve("host.log").toFile());
        return start(template, port, data, Map.of(), log, FOR_TESTS);
    }

    /**
     * Starts a template.
     *
     * @param folders further folders to serve, by URL path, which begins and ends with a slash
     * @param output receives the output of the functions' process
     * @param jvmOptions options of that process's JVM
     */
    static LocalSystem start(
            Path template, int port, Path data, Map<String, Path> folders, Redirect output, List<String> jvmOptions) {
        DataFolder folder = DataFolder.take(data);
        try {
            // Only after the leftovers of a killed instance have stopped, since one of them may hold the port.
            if (port != 0 && !LoopbackPort.isFree(port)) {
                throw new StartFailure("port " + port + " is in use: choose another with PORT=...");
            }
            return LoopbackPort.onFree(
                    () -> InstanceLayout.of(template, data, port, folders),
                    InstanceLayout::portsAreFree,
                    plan -> start(plan, folder, output, jvmOptions));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static LocalSystem start(InstanceLayout plan, DataFolder folder, Redirect output, List<String> jvmOptions) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            Template system = plan.read();
            system.functions().forEach(Functions::find);
            Map<String, String> environment = environment(plan, system);
            Dynoxide dynamodb = Dynoxide.persistent(plan.data().resolve("dynamodb"), plan.dynamodb());
            parts.push(dynamodb);
            folder.note(dynamodb.pid());
            Ministack storage = Ministack.persistent(plan.data().resolve("storage"), plan.storage());
            parts.push(storage);
            folder.note(storage.pid());
            ChildProcess host = ChildProcess.start(hostCommand(plan, jvmOptions), environment, output);
            parts.push(host);
            folder.note(host.pid());
            InstanceInfo info = awaitFacts(host, plan.data());
            parts.addLast(folder);
            return new LocalSystem(parts, host, info, system);
        } catch (IllegalStateException e) {
            close(parts);
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    /** The site's address. */
    public URI site() {
        return info.site();
    }

    /** The address of the OpenID Connect issuer. */
    public URI issuer() {
        return info.openid();
    }

    /** The endpoint of DynamoDB and DynamoDB Streams. */
    public URI dynamodb() {
        return info.dynamodb();
    }

    /** The endpoint of S3 and SQS. */
    public URI storage() {
        return info.storage();
    }

    /** The name of the table that has a stream. */
    public String table() {
        return info.table();
    }

    /** The name of the bucket that the distribution serves. */
    public String bucket() {
        return info.bucket();
    }

    /** A bearer token for {@code administrators}, {@code editors}, {@code authors}, {@code moderators} or {@code readers}. */
    public String token(String group) {
        return token(group, Map.of());
    }

    /**
     * A bearer token for a particular person.
     *
     * @param person the claims to set: {@code sub} and {@code name}
     */
    public String token(String group, Map<String, String> person) {
        return TokenClient.token(issuer(), group, person);
    }

    /**
     * Waits until functions have processed every change in the table's stream and every message in a source queue.
     * This includes the changes and messages that those functions produce.
     *
     * @throws IllegalStateException if that takes longer than the given time
     */
    public void awaitDrained(Duration longest) {
        try (Drain drain = Drain.of(template, info)) {
            drain.await(longest);
        }
    }

    /** The instance's addresses and names, as lines for the console. */
    List<String> lines() {
        return info.lines();
    }

    /**
     * Waits until the functions' process ends.
     *
     * <p>Returns whether it failed, that is, ended although {@link #close} was not called.
     */
    boolean awaitFailure() throws InterruptedException {
        host.await();
        return !closed.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            close(parts);
        }
    }

    private static void close(Deque<AutoCloseable> parts) {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop " + part, e);
            }
        }
    }

    private static List<String> hostCommand(InstanceLayout plan, List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("--enable-native-access=ALL-UNNAMED");
        // The JavaScript engine accesses memory through sun.misc.Unsafe, and Java would print a warning.
        command.add("--sun-misc-unsafe-memory-access=allow");
        // Starts faster than the default collector on machines with few cores.
        command.add("-XX:+UseSerialGC");
        command.add("-Djava.net.preferIPv4Stack=true");
        // As AwsModule sets it. Here an emulator's client may be made first, and the JDK reads the property once.
        command.add("-Dhttp.maxConnections=64");
        // The edge's HTTP server closes idle connections beyond 200, and those of 30 s, even while a client sends a
        // request on one.
        command.add("-Dsun.net.httpserver.maxIdleConnections=10000");
        command.add("-Dsun.net.httpserver.idleInterval=600");
        command.add("-Djava.util.logging.SimpleFormatter.format=%1$tT %4$s %3$s: %5$s%6$s%n");
        command.addAll(jvmOptions);
        command.add(Host.class.getName());
        command.addAll(plan.toArguments());
        command.add(Long.toString(ProcessHandle.current().pid()));
        return command;
    }

    private static Map<String, String> environment(InstanceLayout plan, Template template) {
        Map<String, String> environment = new HashMap<>(template.environment());
        environment.put("AWS_REGION", Bindings.REGION);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", plan.dynamodbUri().toString());
        environment.put("AWS_ENDPOINT_URL_S3", plan.storageUri().toString());
        environment.put("AWS_ENDPOINT_URL_SQS", plan.storageUri().toString());
        return environment;
    }

    private static InstanceInfo awaitFacts(ChildProcess host, Path data) {
        Instant deadline = Instant.now().plus(TIME_TO_START);
        while (true) {
            Optional<InstanceInfo> info = InstanceInfo.read(data);
            if (info.isPresent()) {
                return info.get();
            }
            if (!host.isAlive() || Instant.now().isAfter(deadline)) {
                throw new StartFailure("the functions' process did not start: see what it printed");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
