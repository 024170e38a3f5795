package broadsheet.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import broadsheet.article.Slug;
import broadsheet.dynamodb.article.AddressItem;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Clients;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Ministack;
import broadsheet.emulators.Tables;
import broadsheet.faults.State.StoredObject;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.TableStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The tables, the buckets and the queue that functions which are made from now on use: empty at first, and of nobody else. */
final class Storage implements AutoCloseable {
    private static final String TABLE = System.getenv("TABLE_NAME");
    /** How the keys of partitions in the table of drafts begin. */
    private static final List<String> OF_DRAFTS = List.of("DRAFT#", "SCHEDULE#", "LINK#", "PRESENT#");

    private static final String DRAFTS = System.getenv("DRAFTS_TABLE_NAME");
    private static final String SALTS = System.getenv("SALTS_TABLE_NAME");
    private static final List<String> BUCKETS =
            List.of(System.getenv("BUCKET_NAME"), System.getenv("UPLOADS_BUCKET_NAME"));

    private final Dynoxide dynoxide = Dynoxide.inMemory();
    private final Ministack ministack = Ministack.inMemory();
    private final DynamoDbClient dynamo = dynoxide.client();
    private final S3Client s3 = ministack.s3();
    private final SqsClient sqs = Clients.of(ministack.endpoint(), SqsClient.builder());
    private final String queue;
    /** By bucket, key and ETag: who writes the same bytes again writes the same headers. */
    private final Map<List<String>, StoredObject> fetched = new HashMap<>();

    private final Map<StoredObject, byte[]> bytes = new HashMap<>();
    private final List<String> messages = new ArrayList<>();

    /** With a table that nobody reads the stream of, or one that has one. */
    Storage() {
        Tables.create(dynamo, TABLE);
        Tables.createDrafts(dynamo, DRAFTS);
        Tables.createSalts(dynamo, SALTS);
        BUCKETS.forEach(name -> s3.createBucket(bucket -> bucket.bucket(name)));
        queue = sqs.createQueue(create -> create.queueName("tasks")).queueUrl();
        // Its messages only wake, and the events have them in their order.
        sqs.createQueue(create -> create.queueName("schedules"));
        System.setProperty("aws.endpointUrlDynamoDb", dynoxide.endpoint().toString());
        System.setProperty("aws.endpointUrlS3", ministack.endpoint().toString());
        System.setProperty("aws.endpointUrlSqs", ministack.endpoint().toString());
    }

    /** Without a stream: dynoxide's take the longer for each record the more they hold. */
    static Storage withoutStream() {
        var storage = new Storage();
        storage.dynamo.updateTable(
                table -> table.tableName(TABLE).streamSpecification(stream -> stream.streamEnabled(false)));
        return storage;
    }

    /** The table's stream, from where it begins. */
    TableStream stream() {
        return new TableStream(dynoxide, TABLE);
    }

    /**
     * Reserves the addresses of articles, which then have the same ids in every run: fingerprints and partitions that ids are
     * part of can be compared.
     */
    void reserve(List<String> slugs) {
        var table = new Table(dynamo, TABLE, Consistency.STRONG);
        slugs.forEach(slug -> AddressItem.reserved(table, new Slug(slug), ArticleIds.of(slug)));
    }

    /** Puts the time of all schedules into the past. */
    void letTheTimeCome() {
        ScheduledPast.of(dynamo, DRAFTS);
    }

    /** What is kept now. */
    State read() {
        SortedMap<String, Map<String, AttributeValue>> items = new TreeMap<>();
        for (String table : List.of(TABLE, DRAFTS, SALTS)) {
            dynamo.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                    .items()
                    .forEach(item -> items.put(place(item), item));
        }
        SortedMap<String, StoredObject> objects = new TreeMap<>();
        for (String bucket : BUCKETS) {
            s3.listObjectsV2Paginator(list -> list.bucket(bucket))
                    .contents()
                    .forEach(object -> objects.put(bucket + "/" + object.key(), object(bucket, object)));
        }
        messages.addAll(take());
        return new State(items, objects, messages.stream().sorted().toList());
    }

    /** Makes it what it was. */
    void restore(State wanted, State now) {
        wanted.items().forEach((key, item) -> {
            if (!item.equals(now.items().get(key))) {
                dynamo.putItem(put -> put.tableName(table(item)).item(item));
            }
        });
        now.items().forEach((key, item) -> {
            if (!wanted.items().containsKey(key)) {
                Map<String, AttributeValue> keys = new HashMap<>(item);
                keys.keySet().retainAll(List.of("pk", "sk"));
                dynamo.deleteItem(delete -> delete.tableName(table(item)).key(keys));
            }
        });
        wanted.objects().forEach((path, object) -> {
            if (!object.equals(now.objects().get(path))) {
                put(path, object);
            }
        });
        now.objects().keySet().stream()
                .filter(path -> !wanted.objects().containsKey(path))
                .forEach(path ->
                        s3.deleteObject(delete -> delete.bucket(bucket(path)).key(key(path))));
        messages.clear();
        messages.addAll(wanted.messages());
    }

    private void put(String path, StoredObject object) {
        Map<String, String> headers = object.headers();
        Map<String, String> own = new HashMap<>(headers);
        own.keySet().removeAll(List.of("content-type", "cache-control"));
        s3.putObject(
                put -> put.bucket(bucket(path))
                        .key(key(path))
                        .contentType(headers.get("content-type"))
                        .cacheControl(headers.get("cache-control"))
                        .metadata(own),
                RequestBody.fromBytes(bytes.getOrDefault(object, new byte[0])));
    }

    private StoredObject object(String bucket, S3Object listed) {
        return fetched.computeIfAbsent(List.of(bucket, listed.key(), listed.eTag()), unknown -> {
            var answer = s3.getObjectAsBytes(get -> get.bucket(bucket).key(listed.key()));
            Map<String, String> headers = new TreeMap<>(answer.response().metadata());
            Optional.ofNullable(answer.response().contentType()).ifPresent(type -> headers.put("content-type", type));
            Optional.ofNullable(answer.response().cacheControl()).ifPresent(rule -> headers.put("cache-control", rule));
            byte[] content = answer.asByteArray();
            String text = new String(content, UTF_8);
            boolean isText = text.indexOf('\uFFFD') < 0;
            var stored =
                    new StoredObject(headers, isText ? text : HexFormat.of().formatHex(content));
            bytes.put(stored, content);
            return stored;
        });
    }

    private List<String> take() {
        List<String> taken = new ArrayList<>();
        while (true) {
            List<Message> some = sqs.receiveMessage(
                            receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                    .messages();
            if (some.isEmpty()) {
                return taken;
            }
            for (Message message : some) {
                taken.add(message.body());
                sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        }
    }

    /** Takes what waits in the queue away. */
    List<String> takeMessages() {
        messages.addAll(take());
        List<String> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    /** Salts have a partition alone. */
    private static String table(Map<String, AttributeValue> item) {
        if (!item.containsKey("sk")) {
            return SALTS;
        }
        String pk = item.getOrDefault("pk", AttributeValue.fromS("")).s();
        boolean isKeyOfLinks = pk.equals("KEYS")
                && Optional.ofNullable(item.get("sk"))
                        .map(AttributeValue::s)
                        .filter("LINKS"::equals)
                        .isPresent();
        return isKeyOfLinks || OF_DRAFTS.stream().anyMatch(pk::startsWith) ? DRAFTS : TABLE;
    }

    private static String place(Map<String, AttributeValue> item) {
        return Stream.of("pk", "sk")
                .flatMap(name -> Optional.ofNullable(item.get(name)).stream())
                .map(AttributeValue::s)
                .collect(joining(" "));
    }

    private static String bucket(String path) {
        return path.substring(0, path.indexOf('/'));
    }

    private static String key(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    @Override
    public void close() {
        dynamo.close();
        s3.close();
        sqs.close();
        ministack.close();
        dynoxide.close();
    }
}
