package broadsheet.dynamodb.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts between texts and attributes. DynamoDB charges by the size of an item, so a long text is stored as binary, in
 * the gzip format (RFC 1952): some two fifths of its size. A short text stays a string, which people can read in the table.
 */
final class LongText {
    /** The size in bytes up to which a text stays a string: DynamoDB rounds a write up to this size. */
    private static final int SHORT = 1024;

    private LongText() {}

    static AttributeValue attribute(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return bytes.length <= SHORT
                ? AttributeValue.fromS(text)
                : AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(compressed(bytes)));
    }

    /**
     * The text of an attribute, a string or binary.
     *
     * @throws UncheckedIOException if a binary one is not in the gzip format
     */
    static String text(AttributeValue attribute) {
        return attribute.b() == null
                ? attribute.s()
                : decompressed(attribute.b().asByteArrayUnsafe());
    }

    private static byte[] compressed(byte[] text) {
        var bytes = new ByteArrayOutputStream(text.length / 2);
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String decompressed(byte[] bytes) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException corrupt) {
            throw new UncheckedIOException(corrupt);
        }
    }
}
