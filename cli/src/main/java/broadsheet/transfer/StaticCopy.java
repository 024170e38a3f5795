package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Copies the objects of the pages' bucket into files that a web server finds by their paths. A page without an extension becomes the
 * {@code index.html} of a folder with its name, which every server serves at the page's path.
 */
final class StaticCopy {
    /** What only scripts ask for, and what only staff sees. */
    private static final Pattern LEFT_OUT = Pattern.compile("(?:data|desk)/.*|assets/(?:.*\\.js|desk.*|header-rules)");

    /** Paths with a hash in them: a file that is there is what it should be. Some are films of half a gigabyte. */
    private static final Pattern HASHED = Pattern.compile("images/.*|assets/.*");

    private static final Pattern WITH_EXTENSION =
            Pattern.compile(".*/?[^/]+\\.(?:xml|json|txt|png|webp|avif|css|svg|woff2|webmanifest|html)");

    private final S3Client client;
    private final String bucket;
    private final ExportFolder folder;
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final Set<String> tooLong = new ConcurrentSkipListSet<>();

    StaticCopy(S3Client client, String bucket, ExportFolder folder) {
        this.client = client;
        this.bucket = bucket;
        this.folder = folder;
    }

    /** Copies everything that readers ask for. */
    void copy(Workers workers, Runnable step) {
        client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().forEach(object -> {
            step.run();
            if (!LEFT_OUT.matcher(object.key()).matches()) {
                workers.run(() -> copy(object.key()));
            }
        });
        workers.finish();
    }

    /** The path of the file that has an object's content; empty if no file system has such a name. */
    static Optional<String> path(String key) {
        boolean isFile =
                HASHED.matcher(key).matches() || WITH_EXTENSION.matcher(key).matches();
        String path = isFile ? key : (key.endsWith("/") ? key : key + "/") + "index.html";
        boolean fits = Arrays.stream(path.split("/", -1)).allMatch(ExportFolder::takes);
        return fits ? Optional.of(path) : Optional.empty();
    }

    private void copy(String key) {
        Optional<String> path = path(key);
        if (path.isEmpty()) {
            tooLong.add("/" + key);
            return;
        }
        try {
            if (HASHED.matcher(key).matches()) {
                copyHashed(key, path.get());
            } else {
                copyRendered(key, path.get());
            }
        } catch (NoSuchKeyException gone) {
            // It was deleted since it was listed.
        }
    }

    private void copyHashed(String key, String path) {
        if (!folder.has(path)) {
            folder.write(path, file -> {
                try (InputStream content =
                        client.getObject(get -> get.bucket(bucket).key(key))) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            });
        }
        files.incrementAndGet();
    }

    private void copyRendered(String key, String path) {
        var object = client.getObjectAsBytes(get -> get.bucket(bucket).key(key));
        if (String.valueOf(object.response().contentType()).startsWith("text/html")) {
            folder.write(path, StaticHtml.of(object.asString(UTF_8)));
            pages.incrementAndGet();
        } else {
            folder.write(path, object.asByteArray());
            files.incrementAndGet();
        }
    }

    /** Paths that no file system has a name for. */
    Set<String> tooLong() {
        return Set.copyOf(tooLong);
    }

    int pages() {
        return pages.get();
    }

    int files() {
        return files.get();
    }
}
