package broadsheet.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The dynoxide emulator: DynamoDB and DynamoDB Streams on a loopback port. */
public final class Dynoxide implements AutoCloseable {
    /**
     * dynoxide asks for the number of each new stream record, and for the records after a number, with no index. Without these
     * three, each item that is written costs a look at all records that there have ever been (ADR 0205).
     */
    private static final String INDEXES = """
        import sqlite3, sys
        sqlite3.connect(sys.argv[1], timeout=20).executescript('''
        CREATE INDEX IF NOT EXISTS records_of_table ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
        CREATE INDEX IF NOT EXISTS records_of_shard
          ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER));
        CREATE INDEX IF NOT EXISTS numbers_of_shard ON _stream_records (table_name, shard_id, sequence_number);
        ''')
        """;

    private final Emulator emulator;

    private Dynoxide(Emulator emulator) {
        this.emulator = emulator;
    }

    /**
     * Starts an emulator that keeps its tables in memory, on a free port. There, each write to a table with a stream is slower than
     * the one before.
     */
    public static Dynoxide inMemory() {
        return Emulator.onFreePort(
                port -> new Dynoxide(Emulator.start(command(port), Map.of(), Emulator.temporaryLog("dynoxide"), port)));
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
        Path database = folder.resolve("dynoxide.db");
        List<String> command = new ArrayList<>(command(port));
        command.addAll(List.of("--db-path", database.toString()));
        Emulator emulator = Emulator.start(command, Map.of(), folder.resolve("dynoxide.log"), port);
        try {
            index(database);
        } catch (IllegalStateException failure) {
            emulator.close();
            throw failure;
        }
        return new Dynoxide(emulator);
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

    private static List<String> command(int port) {
        return List.of(Emulator.tool("dynoxide"), "serve", "--host", "127.0.0.1", "--port", Integer.toString(port));
    }

    /** Needs {@code python3}, as the build does. */
    private static void index(Path database) {
        try {
            Process python = new ProcessBuilder("python3", "-c", INDEXES, database.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (python.waitFor() != 0) {
                throw new IllegalStateException("dynoxide's stream records were not indexed:\n" + said);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run python3", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while dynoxide's stream records were indexed", e);
        }
    }

    /** Never closed: a child process ends with the JVM. */
    private static final class Shared {
        private static final Dynoxide INSTANCE = inMemory();
    }
}
