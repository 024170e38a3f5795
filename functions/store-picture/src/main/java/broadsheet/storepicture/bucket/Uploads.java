package broadsheet.storepicture.bucket;

import static java.util.Objects.requireNonNull;

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
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/**
 * The bucket to which clients upload originals directly, because the API takes no large bodies. An original's key is
 * its SHA-256. The function deletes it after processing; the bucket's lifecycle rule deletes abandoned uploads after a
 * day.
 */
public final class Uploads {
    private static final Duration VALID = Duration.ofMinutes(15);

    /** Every HTTP client sends these headers itself, and many do not let their users set them. */
    private static final Set<String> SENT_ANYWAY = Set.of("host", "content-length");

    private final S3Client client;
    private final S3Presigner presigner;
    private final String bucket;

    /** Creates an instance for the bucket with that name. */
    public Uploads(S3Client client, S3Presigner presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /**
     * An announced original.
     *
     * @param hash the SHA-256 of its bytes, in 64 lower-case hexadecimal digits
     * @param bytes its size in bytes
     * @param type its media type
     */
    public record Announced(String hash, long bytes, String type) {
        public Announced {
            requireNonNull(hash, "hash is null");
            requireNonNull(type, "type is null");
        }
    }

    /**
     * Permission to upload an original within 15 minutes.
     *
     * @param url accepts a PUT of the original
     * @param headers the headers that the PUT must have
     */
    public record Invitation(String url, Map<String, String> headers) {
        public Invitation {
            headers = Map.copyOf(headers);
        }
    }

    /** The object in the bucket for an announcement. */
    public sealed interface Upload {
        /** Exactly the announced bytes. */
        @SuppressWarnings(
                "ArrayRecordComponent") // Nothing compares uploads, and copying up to 20 MB would waste memory.
        record Whole(byte[] bytes) implements Upload {}

        /** Bytes that differ from the announcement. */
        record Other() implements Upload {}
    }

    /**
     * Creates a presigned upload. The signature covers length, type and hash, so S3 itself rejects any other content.
     */
    public Invitation invite(Announced announced) {
        PresignedPutObjectRequest signed = presigner.presignPutObject(presign -> presign.signatureDuration(VALID)
                .putObjectRequest(put -> put.bucket(bucket)
                        .key(announced.hash())
                        .contentLength(announced.bytes())
                        .contentType(announced.type())
                        .checksumSHA256(checksum(announced))));
        Map<String, String> headers = new TreeMap<>();
        signed.signedHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.keySet().removeAll(SENT_ANYWAY);
        return new Invitation(signed.url().toString(), headers);
    }

    /** Returns the uploaded object; empty if there is none. */
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

    /** The bucket's name. */
    String bucket() {
        return bucket;
    }

    /**
     * Whether an original lies there that nobody has to read to know that it is the announced one: S3 compared its bytes with the
     * hash when it came in.
     */
    public boolean isComplete(Announced announced) {
        try {
            var head = client.headObject(
                    request -> request.bucket(bucket).key(announced.hash()).checksumMode(ChecksumMode.ENABLED));
            return head.contentLength() == announced.bytes()
                    && checksum(announced).equals(head.checksumSHA256());
        } catch (NoSuchKeyException missing) {
            return false;
        }
    }

    /** Returns the first bytes of a complete original, or all of a smaller one. */
    public byte[] start(Announced announced, int most) {
        return client.getObjectAsBytes(
                        request -> request.bucket(bucket).key(announced.hash()).range("bytes=0-" + (most - 1)))
                .asByteArray();
    }

    private static String checksum(Announced announced) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(announced.hash()));
    }

    /** Deletes the upload. Idempotent. */
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
