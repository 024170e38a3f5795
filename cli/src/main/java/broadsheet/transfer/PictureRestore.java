package broadsheet.transfer;

import broadsheet.article.FileFormat;
import broadsheet.article.PictureName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Puts the pictures of an export into the bucket, each file on the condition that there is none with its key.
 *
 * @param client the bucket's client
 * @param bucket the bucket's name
 * @param root the exported folder
 * @param done counts what is done
 */
record PictureRestore(S3Client client, String bucket, Path root, RestoreCounts done) {
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE = Pattern.compile("\\d{1,5}\\.(?:webp|avif)|(?:picture|file)\\.json");

    /** The lifetime of a picture's files, whose names hold a hash. */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    void restore(Workers workers, Runnable step) throws IOException {
        Path images = root.resolve("images");
        if (!Files.isDirectory(images) || !isOfTheExport(images)) {
            return;
        }
        try (Stream<Path> folders = Files.list(images)) {
            folders.filter(folder -> FOLDER.matcher(name(folder)).matches() && isOfTheExport(folder))
                    .forEach(folder -> {
                        step.run();
                        workers.run(() -> restore(folder));
                    });
        }
        workers.finish();
    }

    /** The record of a picture is written last, as by the function that stores pictures: where it is, the others are. */
    private void restore(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> isPart(name(file)) && isOfTheExport(file))
                    .sorted(Comparator.comparing(file -> name(file).endsWith(".json")))
                    .forEach(file -> put(file, "images/" + name(folder) + "/" + name(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(Path file, String key) {
        try {
            client.putObject(
                    put -> put.bucket(bucket)
                            .key(key)
                            .contentType(type(key))
                            .applyMutation(with ->
                                    file(key).flatMap(FileFormat::disposition).ifPresent(with::contentDisposition))
                            .cacheControl(FOR_GOOD)
                            .ifNoneMatch("*"),
                    RequestBody.fromFile(file));
            done.picture();
        } catch (S3Exception refused) {
            // 412: it is there. 409: another restoration puts it now.
            if (refused.statusCode() != 412 && refused.statusCode() != 409) {
                throw refused;
            }
        }
    }

    private static boolean isPart(String name) {
        return FILE.matcher(name).matches()
                || (name.startsWith("file.") && file(name).isPresent());
    }

    private static Optional<FileFormat> file(String key) {
        return FileFormat.of(new PictureName(key));
    }

    private static String type(String key) {
        return file(key).map(FileFormat::contentType).orElseGet(() -> switch (key.substring(key.lastIndexOf('.'))) {
            case ".avif" -> "image/avif";
            case ".webp" -> "image/webp";
            default -> "application/json";
        });
    }

    /** Whether this is no link: a folder of somebody else could lead to the operator's own files, which would become public. */
    private static boolean isOfTheExport(Path file) {
        return !Files.isSymbolicLink(file);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
