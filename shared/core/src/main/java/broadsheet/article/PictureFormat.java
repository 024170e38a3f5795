package broadsheet.article;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/** The formats in which a picture may be sent. */
public enum PictureFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    GIF("image/gif");

    /** How many bytes of a file are enough to tell its format. */
    public static final int TELLING = 12;

    private final String mediaType;

    PictureFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Its name in HTTP: {@code image/jpeg}. */
    public String mediaType() {
        return mediaType;
    }

    /** The format of a media type; empty for every other. */
    public static Optional<PictureFormat> named(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst();
    }

    /** The format that a file has by its first bytes, whatever its name says; empty if it has none of these. */
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
