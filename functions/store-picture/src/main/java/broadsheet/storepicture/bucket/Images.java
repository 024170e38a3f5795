package broadsheet.storepicture.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Picture;
import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.core.JsonParser;

/**
 * The pictures in the bucket that the CDN serves, each in several widths. A picture's record is written last. If the
 * record exists, every width does, even if an earlier call stopped midway.
 */
public final class Images {
    private final ServedObjects objects;

    /** Creates an instance for the bucket with that name. */
    public Images(S3Client client, String bucket) {
        this.objects = new ServedObjects(client, bucket);
    }

    /** Returns the picture with that hash, if its record exists. */
    public Optional<Picture> find(String hash) {
        return objects.find(Picture.record(hash)).map(record -> read(hash, record));
    }

    /**
     * Stores a picture in all of its widths as WebP. Idempotent, and safe to run concurrently: calls with the same original
     * write the same bytes.
     *
     * @param webp encodes the WebP file of a width; only one file is in memory at a time
     */
    public Picture keep(Picture picture, IntFunction<byte[]> webp) {
        for (int width : picture.widths()) {
            objects.put(picture.path(width), "image/webp", webp.apply(width));
        }
        objects.put(Picture.record(picture.hash()), "application/json", written(picture));
        return picture;
    }

    /**
     * Stores a picture as {@link #keep(Picture, IntFunction)} does, and as AVIF too.
     *
     * @param avif encodes the AVIF file of a width
     */
    public Picture keep(Picture picture, IntFunction<byte[]> webp, IntFunction<byte[]> avif) {
        for (int width : picture.widths()) {
            objects.put(picture.avif(width), "image/avif", avif.apply(width));
        }
        return keep(picture, webp);
    }

    private static byte[] written(Picture picture) {
        return Json.write(json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("width", picture.width());
                    json.writeNumberProperty("height", picture.height());
                    Json.array(json, "widths", picture.widths(), (array, width) -> array.writeNumber(width));
                    if (picture.hasAvif()) {
                        json.writeBooleanProperty("avif", true);
                    }
                    json.writeEndObject();
                })
                .getBytes(UTF_8);
    }

    private static Picture read(String hash, byte[] record) {
        var read = new Object() {
            int width;
            int height;
            final List<Integer> widths = new ArrayList<>();
            boolean avif;

            void member(String name, JsonParser value) {
                switch (name) {
                    case "width" -> width = value.getIntValue();
                    case "height" -> height = value.getIntValue();
                    case "widths" -> Json.elements(value, each -> widths.add(each.getIntValue()));
                    case "avif" -> avif = value.getBooleanValue();
                    default -> {}
                }
            }
        };
        Json.read(new ByteArrayInputStream(record), parser -> Json.members(parser, read::member));
        return new Picture(hash, read.width, read.height, read.widths, read.avif);
    }
}
