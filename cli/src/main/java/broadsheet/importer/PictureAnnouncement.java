package broadsheet.importer;

import broadsheet.article.FileFormat;
import broadsheet.article.PictureFormat;
import broadsheet.article.PictureName;
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
import java.util.Optional;

/**
 * Describes a picture or another file to the service before its upload. It reads the file in small pieces, so it holds no whole file
 * in memory.
 *
 * @param sha256 the hash of its bytes, in hexadecimal digits
 * @param bytes their number
 * @param type its media type. The ending of the name tells a file from a picture, and the first bytes whether it is what it says
 */
record PictureAnnouncement(String sha256, long bytes, String type) {
    /**
     * Reads a file.
     *
     * @throws ValidationException if it is neither a picture nor what its name says
     */
    static PictureAnnouncement of(PictureName name, Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] start = in.readNBytes(FileFormat.TELLING);
            String type = type(name, start);
            long bytes = start.length + in.transferTo(OutputStream.nullOutputStream());
            return new PictureAnnouncement(HexFormat.of().formatHex(digest.digest()), bytes, type);
        }
    }

    /**
     * Reads the start of a file, and nothing else of it.
     *
     * @throws ValidationException if it is neither a picture nor what its name says, or larger than the service takes
     */
    static void check(PictureName name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            type(name, in.readNBytes(FileFormat.TELLING));
        }
        long bytes = Files.size(file);
        long most = FileFormat.of(name).map(FileFormat::maxBytes).orElse((long) PictureFormat.MAX_BYTES);
        if (bytes > most) {
            throw ValidationException.because("bytes", "has %,d bytes; at most %,d are taken".formatted(bytes, most));
        }
    }

    private static String type(PictureName name, byte[] start) {
        Optional<FileFormat> file = FileFormat.of(name);
        Optional<String> type = file.isPresent()
                ? file.filter(format -> format.matches(start)).map(FileFormat::mediaType)
                : PictureFormat.startingWith(start).map(PictureFormat::mediaType);
        String expected = file.map(FileFormat::name).orElse("JPEG, PNG, WebP or GIF");
        return type.orElseThrow(() -> ValidationException.because("type", "is no " + expected + " file"));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
