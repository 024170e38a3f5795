package broadsheet.emulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The ministack emulator: S3 and SQS on a loopback port.
 *
 * <p>A persistent emulator stores an object before it acknowledges the write. It stores a queue's messages only when
 * it shuts down regularly.
 */
public final class Ministack implements AutoCloseable {
    private final Emulator emulator;

    private Ministack(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Starts an emulator that keeps everything in memory, on a free port. */
    public static Ministack inMemory() {
        Map<String, String> nowhere = Map.of("S3_PERSIST", "0", "PERSIST_STATE", "0");
        return Emulator.onFreePort(port -> start(nowhere, Emulator.temporaryLog("ministack"), port));
    }

    /**
     * Starts an emulator that stores buckets and queues in a folder, which it creates if missing. No other process may
     * use the folder.
     *
     * @throws IllegalStateException if the emulator does not start
     */
    public static Ministack persistent(Path folder, int port) {
        Path objects = folder.resolve("s3");
        Path state = folder.resolve("state");
        try {
            Files.createDirectories(objects);
            Files.createDirectories(state);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
        Map<String, String> there = Map.of(
                "S3_PERSIST",
                "1",
                "S3_DATA_DIR",
                objects.toString(),
                "PERSIST_STATE",
                "1",
                "STATE_DIR",
                state.toString());
        return start(there, folder.resolve("ministack.log"), port);
    }

    /** The emulator that all tests of this JVM share. Each test uses a bucket of its own. */
    public static Ministack shared() {
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
     * Creates an S3 client for the emulator. The endpoint is an IP address, so the SDK puts the bucket into the path.
     */
    public S3Client s3(ExecutionInterceptor... interceptors) {
        return Clients.of(
                endpoint(),
                S3Client.builder()
                        .overrideConfiguration(
                                config -> List.of(interceptors).forEach(config::addExecutionInterceptor)));
    }

    @Override
    public void close() {
        emulator.close();
    }

    private static Ministack start(Map<String, String> storage, Path log, int port) {
        Map<String, String> environment = new HashMap<>(storage);
        environment.put("GATEWAY_PORT", Integer.toString(port));
        environment.put("SERVICES", "s3,sqs");
        environment.put("IOT_MTLS_ENABLED", "0");
        environment.put("LOG_LEVEL", "WARNING");
        environment.put("MINISTACK_REGION", "us-east-1");
        // The emulator checks the signatures of presigned URLs with these keys. It does not check those in headers.
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        // Its own server takes twice the time for a request.
        List<String> command = List.of(
                Emulator.tool("ministack/bin/uvicorn"),
                "ministack.app:app",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--timeout-keep-alive",
                "75",
                "--timeout-graceful-shutdown",
                "1",
                "--no-access-log",
                "--no-server-header",
                "--no-date-header",
                "--log-level",
                "warning");
        return new Ministack(Emulator.start(command, environment, log, port));
    }

    /** Never closed: a child process ends with the JVM. */
    private static final class Shared {
        private static final Ministack INSTANCE = inMemory();
    }
}
