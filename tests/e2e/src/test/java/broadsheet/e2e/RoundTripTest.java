package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.cli.Broadsheet;
import broadsheet.emulators.Clients;
import broadsheet.local.LocalSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Exports the running publication, and restores it in a second system that is empty. */
final class RoundTripTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** More than two numbered pages of a listing. */
    private static final int ARTICLES = 90;

    @TempDir
    private Path dir;

    @Test
    void restoredSystemHasTheSameObjectsByteForByte() throws IOException {
        String name = "round-trip-" + UUID.randomUUID() + "-";
        Path posts = Files.createDirectory(dir.resolve("posts"));
        for (int number = 0; number < ARTICLES; number++) {
            String day = LocalDate.of(2019, 1, 1).plusDays(number).toString();
            Files.writeString(
                    posts.resolve(name + number + ".md"),
                    "---\ntitle: Round trip %d\ntags: [round-trip]\ndate: %s\n---\nText.\n".formatted(number, day));
        }
        PUBLICATION.importFolder(posts, 0, "--section", "technology");
        PUBLICATION.settle();
        // The first numbered page is smaller now than a new system would make it.
        for (int number = 0; number < 5; number++) {
            assertEquals(204, PUBLICATION.withdraw(name + number).statusCode());
        }
        discuss("/articles/" + name + "50");
        PUBLICATION.publish(name + "60", """
            ---
            title: Round trip corrected
            section: technology
            slug: %srenamed
            correction: A word was wrong.
            addresses: [/2019/%sold/]
            ---
            Other text.
            """.formatted(name, name));
        PUBLICATION.settle();

        LocalSystem first = PUBLICATION.local();
        String folder = dir.resolve("export").toString();
        Map<String, String> before = objects(first);
        String exported = run(first, "export", folder);
        assertEquals(Map.of(), differences(before, objects(first)), "the publication changed meanwhile");

        try (LocalSystem second = LocalSystem.start(0, Files.createDirectory(dir.resolve("data")))) {
            String restored = run(second, "restore", folder);
            second.awaitDrained(LONGEST);
            assertEquals(Map.of(), differences(before, objects(second)), () -> exported + restored);
            assertTrue(run(second, "restore", folder).contains("nothing is written"));
        }
    }

    private static void discuss(String article) {
        Comments.post(article, "ada", "The first comment.");
        Comments.post(article, "grace", "The second comment.");
        Comments.replyThatWaits(
                article, "edsger", 1, "See https://a.example https://b.example https://c.example https://d.example");
        assertEquals(
                200,
                Comments.api("PUT", "/api" + article + "/rating", "{\"stars\":4}")
                        .statusCode());
    }

    /** Runs a command on a system's table and bucket, in a process of its own, because it reads them from the environment. */
    private static String run(LocalSystem system, String... command) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Dbroadsheet.signing=false",
                "-cp",
                System.getProperty("java.class.path"),
                Broadsheet.class.getName());
        builder.command().addAll(List.of(command));
        builder.environment()
                .putAll(Map.of(
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        system.dynamodb().toString(),
                        "AWS_ENDPOINT_URL_S3",
                        system.storage().toString(),
                        "TABLE_NAME",
                        system.table(),
                        "DRAFTS_TABLE_NAME",
                        "DraftsTable",
                        "BUCKET_NAME",
                        system.bucket()));
        File said = File.createTempFile("command", ".txt");
        try {
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(said).start();
            int status = process.waitFor();
            String output = Files.readString(said.toPath());
            assertEquals(0, status, output);
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(said.toPath());
        }
    }

    /** A hash of each object's bytes, and what is said of them. */
    private static Map<String, String> objects(LocalSystem system) {
        Map<String, String> objects = new TreeMap<>();
        try (S3Client client = Clients.of(system.storage(), S3Client.builder().forcePathStyle(true))) {
            client.listObjectsV2Paginator(list -> list.bucket(system.bucket()))
                    .contents()
                    .forEach(listed -> {
                        var object = client.getObjectAsBytes(
                                get -> get.bucket(system.bucket()).key(listed.key()));
                        objects.put(
                                listed.key(),
                                hash(object.asByteArray()) + " "
                                        + object.response().contentType() + " "
                                        + object.response().cacheControl() + " "
                                        + object.response().metadata());
                    });
        }
        return objects;
    }

    private static Map<String, String> differences(Map<String, String> before, Map<String, String> after) {
        Map<String, String> differences = new TreeMap<>();
        Stream.of(before.keySet(), after.keySet()).flatMap(Set::stream).forEach(key -> {
            String was = before.getOrDefault(key, "nothing");
            String is = after.getOrDefault(key, "nothing");
            if (!was.equals(is)) {
                differences.put(key, was + "\n" + is);
            }
        });
        return differences;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
