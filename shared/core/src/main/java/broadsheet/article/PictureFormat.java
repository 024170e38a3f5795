package broadsheet.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/** The formats in which editors may upload a picture. */
public enum PictureFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    GIF("image/gif");

    /** The largest original of a picture, in bytes. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    /** How many leading bytes of a file identify its format. */
    public static final int TELLING = 12;

    private final String mediaType;

    PictureFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type, for example {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    /** The format with a media type; empty for an unsupported type. */
    public static Optional<PictureFormat> named(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst();
    }

    /** The format that a file's first bytes show, regardless of its name; empty if they match none. */
    public static Optional<PictureFormat> startingWith(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, TELLING), ISO_8859_1);
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
            return Optional.of(WEBP);
        }
        return start.startsWith("GIF87a") || start.startsWith("GIF89a") ? Optional.of(GIF) : Optional.empty();
    }
}
