package broadsheet.local;

import broadsheet.emulators.Clients;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** An instance of the test template, and what a test asks of it. */
final class Instance implements AutoCloseable {
    static final Path TEMPLATE =
            Path.of(System.getProperty("broadsheet.root"), "local/src/test/resources/template.yaml");

    private final LocalSystem system;
    private final HttpClient http = HttpClient.newHttpClient();

    private Instance(LocalSystem system) {
        this.system = system;
    }

    static Instance start(Path data) {
        return start(data, Map.of());
    }

    static Instance start(Path data, Map<String, Path> folders) {
        Redirect log = Redirect.appendTo(data.resolve("host.log").toFile());
        return new Instance(LocalSystem.start(TEMPLATE, 0, data, folders, log, LocalSystem.FOR_TESTS));
    }

    LocalSystem system() {
        return system;
    }

    /** Sends a request; the headers are names and values in turn. */
    HttpResponse<byte[]> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(system.site() + path))
                .method(method, BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(system.site() + path)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Has the Store function keep a text, which the stream brings to the Render function. */
    void store(String id, String text) throws Exception {
        var answer = send("PUT", "/api/items/" + id, text, "content-type", "text/plain");
        if (answer.statusCode() != 204) {
            throw new AssertionError("not stored: " + answer.statusCode());
        }
    }

    /** Waits until a page says what it should. */
    void awaitPage(String path, String text) throws Exception {
        await(path + " to be " + text, () -> {
            try {
                return get(path).body().equals(text);
            } catch (Exception e) {
                throw new AssertionError("no answer for " + path, e);
            }
        });
    }

    S3Client s3() {
        return Clients.of(system.storage(), S3Client.builder());
    }

    /** Takes the messages that the failure queue has now. */
    List<String> failures() {
        return messages("Failures");
    }

    /** Takes the messages that a queue has now. */
    List<String> messages(String queue) {
        String url = system.storage() + "/000000000000/" + queue;
        try (SqsClient sqs = Clients.of(system.storage(), SqsClient.builder())) {
            List<Message> messages = sqs.receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(10))
                    .messages();
            messages.forEach(message ->
                    sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle())));
            return messages.stream().map(Message::body).toList();
        }
    }

    static void await(String what, Supplier<Boolean> condition) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(120);
        while (!condition.get()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        http.close();
        system.close();
    }
}
