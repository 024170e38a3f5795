package broadsheet.importer;

import broadsheet.article.PictureFormat;
import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the service is told of a picture before its upload. The file is read in small pieces, so no whole picture is held in memory.
 *
 * @param sha256 the hash of its bytes, in hexadecimal digits
 * @param bytes their number
 * @param format what its first bytes say that it is, whatever its name
 */
record PictureAnnouncement(String sha256, long bytes, PictureFormat format) {
    /**
     * Reads a file.
     *
     * @throws ValidationException if it is no picture
     */
    static PictureAnnouncement of(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] start = in.readNBytes(PictureFormat.TELLING);
            PictureFormat format = formatOf(start);
            long bytes = start.length + in.transferTo(OutputStream.nullOutputStream());
            return new PictureAnnouncement(HexFormat.of().formatHex(digest.digest()), bytes, format);
        }
    }

    /**
     * Reads the start of a file, and nothing else of it.
     *
     * @throws ValidationException if it is no picture
     */
    static void check(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            formatOf(in.readNBytes(PictureFormat.TELLING));
        }
    }

    private static PictureFormat formatOf(byte[] start) {
        return PictureFormat.startingWith(start)
                .orElseThrow(() -> ValidationException.because("type", "is no JPEG, PNG, WebP or GIF file"));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
