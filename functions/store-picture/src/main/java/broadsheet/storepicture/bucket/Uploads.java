package broadsheet.storepicture.bucket;

import static java.util.Objects.requireNonNull;

import broadsheet.article.PictureFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * The bucket that originals are sent to, past the API, which takes no large bodies. An original lies under its SHA-256,
 * and only until it was worked on; the bucket's own rule removes after a day what nobody came back for.
 */
public final class Uploads {
    private static final Duration VALID = Duration.ofMinutes(15);

    /** What every HTTP client sends by itself, and what many do not let their users set. */
    private static final Set<String> SENT_ANYWAY = Set.of("host", "content-length");

    private final S3Client client;
    private final S3Presigner presigner;
    private final String bucket;

    public Uploads(S3Client client, S3Presigner presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /**
     * An original as it was announced.
     *
     * @param hash the SHA-256 of its bytes, in 64 lower-case hexadecimal digits
     * @param bytes how many they are
     * @param format what they are
     */
    public record Announced(String hash, long bytes, PictureFormat format) {
        public Announced {
            requireNonNull(hash, "hash is null");
            requireNonNull(format, "format is null");
        }
    }

    /**
     * Where to put an original, within 15 minutes.
     *
     * @param url takes a PUT of it
     * @param headers what has to be sent along
     */
    public record Invitation(String url, Map<String, String> headers) {
        public Invitation {
            headers = Map.copyOf(headers);
        }
    }

    /** What lies in the bucket for an announcement. */
    public sealed interface Upload {
        /** The very bytes that were announced. */
        @SuppressWarnings("ArrayRecordComponent") // Not compared, and up to 20 MB are not copied.
        record Whole(byte[] bytes) implements Upload {}

        /** Something else. */
        record Other() implements Upload {}
    }

    /** Invites to send an original. The length, the type and the hash are signed: S3 itself refuses anything else. */
    public Invitation invite(Announced announced) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(announced.hash()));
        PresignedPutObjectRequest signed = presigner.presignPutObject(presign -> presign.signatureDuration(VALID)
                .putObjectRequest(put -> put.bucket(bucket)
                        .key(announced.hash())
                        .contentLength(announced.bytes())
                        .contentType(announced.format().mediaType())
                        .checksumSHA256(checksum)));
        Map<String, String> headers = new TreeMap<>();
        signed.signedHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.keySet().removeAll(SENT_ANYWAY);
        return new Invitation(signed.url().toString(), headers);
    }

    /** What was sent; empty if nothing was. */
    public Optional<Upload> find(Announced announced) {
        try (var sent = client.getObject(request -> request.bucket(bucket).key(announced.hash()))) {
            if (sent.response().contentLength() != announced.bytes()) {
                sent.abort();
                return Optional.of(new Upload.Other());
            }
            byte[] bytes = sent.readAllBytes();
            return Optional.of(hash(bytes).equals(announced.hash()) ? new Upload.Whole(bytes) : new Upload.Other());
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Removes what was sent. Safe to repeat. */
    public void discard(Announced announced) {
        client.deleteObject(request -> request.bucket(bucket).key(announced.hash()));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
