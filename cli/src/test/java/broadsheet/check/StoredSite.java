package broadsheet.check;

import broadsheet.article.Fingerprint;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.TableStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;

/** The tables and the bucket of a publication, as somebody finds them who changes them by hand. */
public final class StoredSite {
    private static final String TABLE = System.getenv("TABLE_NAME");
    private static final String DRAFTS = System.getenv("DRAFTS_TABLE_NAME");
    private static final String BUCKET = System.getenv("BUCKET_NAME");
    private final DynamoDbClient table;
    private final S3Client objects;
    private final PagesBucket bucket;

    StoredSite(DynamoDbClient table, S3Client objects, PagesBucket bucket) {
        this.table = table;
        this.objects = objects;
        this.bucket = bucket;
    }

    /** Every item, by its key. */
    public Map<String, Map<String, AttributeValue>> items() {
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        for (String name : List.of(TABLE, DRAFTS)) {
            table.scanPaginator(scan -> scan.tableName(name))
                    .items()
                    .forEach(
                            item -> items.put(TableStream.text(item, "pk") + " " + TableStream.text(item, "sk"), item));
        }
        return items;
    }

    /**
     * What the tables and the bucket hold at a moment.
     *
     * @param items every item, by its key
     * @param contents what the bucket has of each object, by its key
     * @param versions all writes and deletions of objects so far
     */
    record Snapshot(
            Map<String, Map<String, AttributeValue>> items,
            Map<String, String> contents,
            Set<PagesBucket.Version> versions) {}

    Snapshot snapshot() {
        return new Snapshot(items(), contents(), bucket.versions());
    }

    /** Whether the tables and the bucket hold the same as before. */
    boolean equalsStateAt(Snapshot before) {
        var objects = objects();
        return items().equals(before.items())
                && objects.equals(before.contents().keySet())
                && versionsSince(before)
                        .map(PagesBucket.Version::key)
                        .filter(objects::contains)
                        .allMatch(key -> content(key).equals(before.contents().get(key)));
    }

    /** Makes the tables and the bucket what they were. */
    void restore(Snapshot before) {
        var after = items();
        after.keySet().stream().filter(key -> !before.items().containsKey(key)).forEach(this::delete);
        before.items().forEach((key, item) -> {
            if (!item.equals(after.get(key))) {
                put(item);
            }
        });
        bucket.takeBack(versionsSince(before).toList());
    }

    private Stream<PagesBucket.Version> versionsSince(Snapshot before) {
        return bucket.versions().stream().filter(version -> !before.versions().contains(version));
    }

    /** The one key that begins so. */
    String key(String beginning) {
        List<String> keys = items().keySet().stream()
                .filter(key -> key.startsWith(beginning))
                .sorted()
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("nothing begins with " + beginning);
        }
        return keys.getFirst();
    }

    /** Changes an item. */
    public void change(String key, UnaryOperator<Map<String, AttributeValue>> change) {
        put(change.apply(new HashMap<>(items().getOrDefault(key, Map.of()))));
    }

    /** The text of one attribute. */
    String text(String key, String attribute) {
        return TableStream.text(items().getOrDefault(key, Map.of()), attribute);
    }

    /** Sets one attribute. */
    void set(String key, String attribute, AttributeValue value) {
        change(key, item -> {
            item.put(attribute, value);
            return item;
        });
    }

    void put(Map<String, AttributeValue> item) {
        table.putItem(
                put -> put.tableName(tableOf(TableStream.text(item, "pk"))).item(item));
    }

    /** Deletes an item. */
    public void delete(String key) {
        String[] parts = key.split(" ", 2);
        table.deleteItem(
                delete -> delete.tableName(tableOf(parts[0])).key(Map.of("pk", text(parts[0]), "sk", text(parts[1]))));
    }

    private static String tableOf(String pk) {
        return pk.startsWith("DRAFT#")
                        || pk.startsWith("LINK#")
                        || pk.startsWith("PRESENT#")
                        || pk.startsWith("SCHEDULE#")
                ? DRAFTS
                : TABLE;
    }

    static Map<String, AttributeValue> item(String pk, String sk, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(more);
        item.put("pk", text(pk));
        item.put("sk", text(sk));
        return item;
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    /** A number. */
    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    void putObject(String key, String content) {
        objects.putObject(
                put -> {
                    put.bucket(BUCKET).key(key);
                    if (key.startsWith("images/")) {
                        put.contentType(type(key)).cacheControl("public, max-age=31536000, immutable");
                    }
                },
                RequestBody.fromString(content));
    }

    private static String type(String key) {
        return switch (key.substring(key.lastIndexOf('.'))) {
            case ".avif" -> "image/avif";
            case ".webp" -> "image/webp";
            case ".mp3" -> "audio/mpeg";
            default -> "application/json";
        };
    }

    /** What the bucket has of each object: a hash of its bytes, and what is said of them. */
    public Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        bucket.keys().forEach(key -> contents.put(key, content(key)));
        return contents;
    }

    private String content(String key) {
        var object = bucket.get(key);
        return Fingerprint.of("", object.asByteArray()) + " "
                + object.response().contentType() + " "
                + object.response().cacheControl() + " "
                + object.response().metadata();
    }

    /** Overwrites a page's bytes, and leaves all that is said of them. */
    void garble(String key) {
        var head = objects.headObject(object -> object.bucket(BUCKET).key(key));
        objects.putObject(
                put -> put.bucket(BUCKET)
                        .key(key)
                        .contentType(head.contentType())
                        .cacheControl(head.cacheControl())
                        .metadata(head.metadata()),
                RequestBody.fromString("garbled"));
    }

    void copyObject(String from, String to) {
        objects.copyObject((CopyObjectRequest.Builder copy) -> copy.sourceBucket(BUCKET)
                .sourceKey(from)
                .destinationBucket(BUCKET)
                .destinationKey(to));
    }

    /** Deletes every object. */
    public void deleteObjects() {
        bucket.clear();
    }

    /** Deletes an object. */
    public void deleteObject(String key) {
        objects.deleteObject(object -> object.bucket(BUCKET).key(key));
    }

    /** The keys of all objects. */
    public Set<String> objects() {
        return bucket.keys();
    }
}
