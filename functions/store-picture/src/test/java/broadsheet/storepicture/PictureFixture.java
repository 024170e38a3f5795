package broadsheet.storepicture;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Attachment;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures;
import broadsheet.article.Slug;
import broadsheet.aws.AwsModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.Ministack;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.storepicture.bucket.Images;
import broadsheet.storepicture.bucket.MediaFiles;
import broadsheet.storepicture.bucket.StorageModule;
import broadsheet.storepicture.bucket.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A table and two buckets that nobody else uses, and the function in front of them. */
final class PictureFixture implements AutoCloseable {
    private static final String UPLOADS = System.getenv("UPLOADS_BUCKET_NAME");
    private static final String ANNOUNCEMENT = Events.read("store-picture/202-upload");

    final PagesBucket pages = new PagesBucket();
    private final SeededSite archive = new SeededSite();
    private final S3Client s3 = Ministack.shared().s3();
    private final TestContext context = new TestContext();
    private final HttpClient http = HttpClient.newHttpClient();
    private final StorePicture function;

    PictureFixture() {
        s3.createBucket(bucket -> bucket.bucket(UPLOADS));
        function = new StorePicture();
    }

    /** The file that the events announce. */
    static byte[] harbour() {
        try {
            return Files.readAllBytes(
                    Path.of(System.getProperty("broadsheet.root"), "events/store-picture/harbour.jpg"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The event that announces a JPEG file. */
    static String announcing(byte[] file) {
        return announcing(file, "image/jpeg");
    }

    static String announcing(byte[] file, String type) {
        return announcing(Photos.hash(file), file.length, type);
    }

    static String announcing(String hash, long bytes, String type) {
        return Events.withBody(
                ANNOUNCEMENT, "{\"sha256\": \"%s\", \"bytes\": %d, \"type\": \"%s\"}".formatted(hash, bytes, type));
    }

    Answer send(String event) {
        return send(function, event);
    }

    Answer send(StorePicture other, String event) {
        return Events.send(other, event, context);
    }

    /** The function with something between it and S3. */
    StorePicture with(ExecutionInterceptor interceptor) {
        return with(interceptor, Avif::encoder);
    }

    /** The function on a system that has no encoder of AVIF. */
    StorePicture withoutAvif() {
        return with(new ExecutionInterceptor() {}, Optional::empty);
    }

    private StorePicture with(ExecutionInterceptor interceptor, Supplier<Optional<Avif>> encoder) {
        S3Client client = S3Client.builder()
                .endpointOverride(Ministack.shared().endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(true)
                .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor))
                .build();
        var wiring = DaggerStorePicture_Wiring.factory().create(Consistency.STRONG);
        return new StorePicture(
                wiring.http(),
                wiring.pictures(),
                new Images(client, System.getenv("BUCKET_NAME")),
                new MediaFiles(client, System.getenv("BUCKET_NAME")),
                new Uploads(client, StorageModule.presigner(AwsModule.region(), AwsModule.credentials()), UPLOADS),
                encoder);
    }

    /** Puts a file where an answer says, and gives S3's status. */
    int upload(Answer invitation, byte[] file) {
        var request = HttpRequest.newBuilder(URI.create((String) requireNonNull(invitation.at("upload.url"))))
                // S3 has no HTTP/2, and its emulator refuses who offers it.
                .version(HttpClient.Version.HTTP_1_1)
                .PUT(BodyPublishers.ofByteArray(file));
        ((Map<?, ?>) requireNonNull(invitation.at("upload.headers")))
                .forEach((name, value) -> request.header((String) name, (String) value));
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Leaves a file in the bucket of uploads, as if it had come in for a hash. */
    void leave(String hash, byte[] file) {
        s3.putObject(put -> put.bucket(UPLOADS).key(hash), RequestBody.fromBytes(file));
    }

    /** What lies in the bucket of uploads. */
    Set<String> uploads() {
        Set<String> keys = new TreeSet<>();
        s3.listObjectsV2Paginator(list -> list.bucket(UPLOADS)).contents().forEach(object -> keys.add(object.key()));
        return keys;
    }

    /** What an article has. */
    Map<PictureName, Attachment> pictures(String article) {
        return pictures().of(new Slug(article));
    }

    Pictures pictures() {
        return archive.pictures();
    }

    /** Publishes an article and takes it down. */
    void takeDown(String article) {
        archive.publishSite(Events.read("publish-article/200-site"));
        archive.publishDocument(article, "---\ntitle: A title\nsection: science\ndate: 2026-03-10\n---\n\nText.\n");
        archive.takeDown(article);
    }

    /** Removes a picture that has to go, as render-pages does. */
    void carryOut(String hash) {
        int order = pictures().order(hash).orElseThrow();
        pages.clear();
        pictures().completeDeletion(hash, order);
    }

    TestContext context() {
        return context;
    }

    void loseTable() {
        archive.loseTables();
    }

    @Override
    public void close() {
        uploads()
                .forEach(key -> s3.deleteObject(delete -> delete.bucket(UPLOADS).key(key)));
        s3.deleteBucket(bucket -> bucket.bucket(UPLOADS));
        s3.close();
        http.close();
        pages.close();
        archive.close();
    }
}
