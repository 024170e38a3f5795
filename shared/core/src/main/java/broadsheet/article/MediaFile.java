package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A stored file that the site serves as it was sent: a recording, a film, its captions, or a document to download.
 *
 * @param hash the SHA-256 of its bytes, in 64 lower-case hexadecimal digits
 * @param format its format
 * @param bytes its size in bytes
 */
public record MediaFile(String hash, FileFormat format, long bytes) implements Attachment {
    /** The largest file, in bytes: an hour of film at a megabit a second, or eight hours of speech. */
    public static final long MAX_BYTES = 500L * 1024 * 1024;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public MediaFile {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("hash is not a SHA-256: " + hash);
        }
        requireNonNull(format, "format is null");
        if (bytes < 1 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("bytes is " + bytes);
        }
    }

    @Override
    public String path() {
        return Picture.folder(hash) + "file." + format.ending();
    }

    /** The URL path of the file's record. */
    public static String record(String hash) {
        return Picture.folder(hash) + "file.json";
    }

    @Override
    public List<String> files() {
        return List.of(path(), record(hash));
    }

    @Override
    public String original() {
        return path();
    }
}
