package broadsheet.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The dynoxide emulator: DynamoDB and DynamoDB Streams on a loopback port. */
public final class Dynoxide implements AutoCloseable {
    private final Emulator emulator;

    private Dynoxide(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Starts an emulator that keeps its tables in memory, on a free port. */
    public static Dynoxide inMemory() {
        return Emulator.onFreePort(port -> start(List.of(), Emulator.temporaryLog("dynoxide"), port));
    }

    /**
     * Starts an emulator that stores its tables in a folder, which it creates if missing. No other process may use the
     * folder.
     *
     * @throws IllegalStateException if the emulator does not start
     */
    public static Dynoxide persistent(Path folder, int port) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
        List<String> database =
                List.of("--db-path", folder.resolve("dynoxide.db").toString());
        return start(database, folder.resolve("dynoxide.log"), port);
    }

    /** The emulator that all tests of this JVM share. Each test uses a table of its own. */
    public static Dynoxide shared() {
        return Shared.INSTANCE;
    }

    /** The emulator's address. */
    public URI endpoint() {
        return emulator.endpoint();
    }

    /** The emulator's process id. */
    public long pid() {
        return emulator.pid();
    }

    /**
     * Creates a client for the emulator.
     *
     * @param interceptors see every call, in this order
     */
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return Clients.of(
                endpoint(),
                DynamoDbClient.builder()
                        .overrideConfiguration(
                                config -> List.of(interceptors).forEach(config::addExecutionInterceptor)));
    }

    @Override
    public void close() {
        emulator.close();
    }

    private static Dynoxide start(List<String> database, Path log, int port) {
        List<String> command = new ArrayList<>();
        command.add(Emulator.tool("dynoxide"));
        command.addAll(List.of("serve", "--host", "127.0.0.1", "--port", Integer.toString(port)));
        command.addAll(database);
        return new Dynoxide(Emulator.start(command, Map.of(), log, port));
    }

    /** Never closed: a child process ends with the JVM. */
    private static final class Shared {
        private static final Dynoxide INSTANCE = inMemory();
    }
}
