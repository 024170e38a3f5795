package broadsheet.e2e;

import broadsheet.emulators.Clients;
import broadsheet.local.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The converted pictures of the sample content. To convert them takes half of the processor time in which a system publishes it, so one
 * fork's system does that. The other fork's gets copies first, and its function finds every picture there.
 */
final class ConvertedPictures {
    /** Names the run of Maven. Pictures of another run may be of other code. */
    private static final String RUN = System.getProperty("broadsheet.run", "");

    private ConvertedPictures() {}

    /** Publishes something with pictures that every fork publishes. */
    static void publishOnce(LocalSystem system, Runnable publication) {
        if (RUN.isEmpty()) {
            publication.run();
            return;
        }
        Path target = Publication.ROOT.resolve("tests/e2e/target");
        // Not the lock's own file: Linux lets go of a lock when the process closes its file anywhere.
        Path first = target.resolve("pictures-" + RUN);
        try (FileChannel file = FileChannel.open(
                        target.resolve("pictures.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            if (Files.exists(first)) {
                copy(URI.create(Files.readString(first)), system);
            }
            publication.run();
            Files.writeString(first, system.storage().toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void copy(URI first, LocalSystem system) {
        try (S3Client from = Clients.of(first, S3Client.builder().forcePathStyle(true));
                S3Client to = Clients.of(system.storage(), S3Client.builder().forcePathStyle(true))) {
            from.listObjectsV2Paginator(list -> list.bucket(system.bucket()).prefix("images/"))
                    .contents()
                    .forEach(listed -> {
                        var object = from.getObjectAsBytes(
                                get -> get.bucket(system.bucket()).key(listed.key()));
                        to.putObject(
                                put -> put.bucket(system.bucket())
                                        .key(listed.key())
                                        .contentType(object.response().contentType())
                                        .cacheControl(object.response().cacheControl())
                                        .metadata(object.response().metadata()),
                                RequestBody.fromBytes(object.asByteArray()));
                    });
        }
    }
}
