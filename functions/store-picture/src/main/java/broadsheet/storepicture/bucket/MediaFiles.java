package broadsheet.storepicture.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.FileFormat;
import broadsheet.article.MediaFile;
import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import tools.jackson.core.JsonParser;

/** The files in the bucket that the CDN serves as they were sent. A file's record is written last. */
public final class MediaFiles {
    private final ServedObjects objects;

    /** Creates an instance for the bucket with that name. */
    public MediaFiles(S3Client client, String bucket) {
        this.objects = new ServedObjects(client, bucket);
    }

    /** Returns the file with that hash, if its record exists. */
    public Optional<MediaFile> find(String hash) {
        return objects.find(MediaFile.record(hash)).map(record -> read(hash, record));
    }

    /** Stores an uploaded file. Idempotent, and safe to run concurrently: S3 copies the same bytes. */
    public void keep(MediaFile file, Uploads uploads) {
        objects.client().copyObject(copy -> {
            copy.sourceBucket(uploads.bucket())
                    .sourceKey(file.hash())
                    .destinationBucket(objects.bucket())
                    .destinationKey(ServedObjects.key(file.path()))
                    .metadataDirective(MetadataDirective.REPLACE)
                    .contentType(file.format().contentType())
                    .cacheControl(ServedObjects.FOR_GOOD);
            file.format().disposition().ifPresent(copy::contentDisposition);
        });
        objects.put(MediaFile.record(file.hash()), "application/json", written(file));
    }

    private static byte[] written(MediaFile file) {
        return Json.write(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("type", file.format().mediaType());
                    json.writeNumberProperty("bytes", file.bytes());
                    json.writeEndObject();
                })
                .getBytes(UTF_8);
    }

    private static MediaFile read(String hash, byte[] record) {
        var read = new Object() {
            String type = "";
            long bytes;

            void member(String name, JsonParser value) {
                switch (name) {
                    case "type" -> type = value.getValueAsString("");
                    case "bytes" -> bytes = value.getLongValue();
                    default -> {}
                }
            }
        };
        Json.read(new ByteArrayInputStream(record), parser -> Json.members(parser, read::member));
        FileFormat format = FileFormat.named(read.type)
                .orElseThrow(() -> new IllegalStateException("the record of " + hash + " has the type " + read.type));
        return new MediaFile(hash, format, read.bytes);
    }
}
