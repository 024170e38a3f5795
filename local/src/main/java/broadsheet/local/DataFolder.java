package broadsheet.local;

import broadsheet.local.state.KeyValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The data folder of one running instance, held by a file lock so that no other instance can use it. */
final class DataFolder implements AutoCloseable {
    private static final Duration TIME_TO_END = Duration.ofSeconds(3);

    private final Path folder;
    private final FileChannel channel;
    private final Map<String, String> processes = new LinkedHashMap<>();

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Locks a folder, creating it if it is missing. Stops the processes that a killed instance left running on it.
     *
     * @throws StartFailure if a running instance holds the folder's lock
     */
    static DataFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel).isEmpty()) {
                channel.close();
                throw new StartFailure(folder
                        + " is in use by another instance"
                        + InstanceInfo.read(folder)
                                .map(info -> ", process " + info.process())
                                .orElse("")
                        + ": stop it, or choose another folder with DATA=...");
            }
            DataFolder taken = new DataFolder(folder, channel);
            taken.endLeftovers();
            InstanceInfo.delete(folder);
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }

    /**
     * Records a process that uses the folder, and forgets those that have ended. If this instance is killed, the next one
     * stops the process.
     */
    void note(long pid) {
        processes
                .keySet()
                .removeIf(noted -> ProcessHandle.of(Long.parseLong(noted)).isEmpty());
        processes.put(Long.toString(pid), started(ProcessHandle.of(pid)));
        KeyValues.write(folder.resolve("processes"), processes);
    }

    @Override
    public void close() {
        InstanceInfo.delete(folder);
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot let go of " + folder, e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    private void endLeftovers() {
        KeyValues.read(folder.resolve("processes"))
                .forEach((pid, started) -> ProcessHandle.of(Long.parseLong(pid))
                        .filter(found -> started(Optional.of(found)).equals(started))
                        .ifPresent(DataFolder::end));
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The start time of a process. The operating system reuses process ids, so an id matches only together with its
     * start time.
     */
    private static String started(Optional<ProcessHandle> process) {
        return process.flatMap(found -> found.info().startInstant())
                .map(Instant::toString)
                .orElse("gone");
    }
}
