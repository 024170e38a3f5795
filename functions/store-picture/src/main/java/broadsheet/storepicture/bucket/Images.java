package broadsheet.storepicture.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Picture;
import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tools.jackson.core.JsonParser;

/**
 * The pictures in the bucket that the CDN serves, each in several widths. A picture's record is written last. If the
 * record exists, every width does, even if an earlier call stopped midway.
 */
public final class Images {
    /** The content at an address never changes, because the address contains a hash. */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final S3Client client;
    private final String bucket;

    /** Creates an instance for the bucket with that name. */
    public Images(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Returns the picture with that hash, if its record exists. */
    public Optional<Picture> find(String hash) {
        try {
            byte[] record = client.getObjectAsBytes(
                            request -> request.bucket(bucket).key(record(hash)))
                    .asByteArray();
            return Optional.of(read(hash, record));
        } catch (NoSuchKeyException missing) {
            return Optional.empty();
        }
    }

    /**
     * Stores a picture in all of its widths. Idempotent, and safe to run concurrently: calls with the same original
     * write the same bytes.
     *
     * @param encoded encodes the WebP file of a width; only one file is in memory at a time
     */
    public void keep(Picture picture, IntFunction<byte[]> encoded) {
        for (int width : picture.widths()) {
            put(picture.path(width).substring(1), "image/webp", encoded.apply(width));
        }
        put(record(picture.hash()), "application/json", written(picture));
    }

    private void put(String key, String type, byte[] bytes) {
        client.putObject(
                request -> request.bucket(bucket).key(key).contentType(type).cacheControl(FOR_GOOD),
                RequestBody.fromBytes(bytes));
    }

    private static String record(String hash) {
        return Picture.folder(hash).substring(1) + "picture.json";
    }

    private static byte[] written(Picture picture) {
        return Json.write(json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("width", picture.width());
                    json.writeNumberProperty("height", picture.height());
                    Json.array(json, "widths", picture.widths(), (array, width) -> array.writeNumber(width));
                    json.writeEndObject();
                })
                .getBytes(UTF_8);
    }

    private static Picture read(String hash, byte[] record) {
        var read = new Object() {
            int width;
            int height;
            final List<Integer> widths = new ArrayList<>();

            void member(String name, JsonParser value) {
                switch (name) {
                    case "width" -> width = value.getIntValue();
                    case "height" -> height = value.getIntValue();
                    case "widths" -> Json.elements(value, each -> widths.add(each.getIntValue()));
                    default -> {}
                }
            }
        };
        Json.read(new ByteArrayInputStream(record), parser -> Json.members(parser, read::member));
        return new Picture(hash, read.width, read.height, read.widths);
    }
}
