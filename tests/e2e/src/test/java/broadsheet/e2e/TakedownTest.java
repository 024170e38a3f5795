package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.cli.Broadsheet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command `takedown` takes out, and what it leaves; the command itself looks at every address. */
class TakedownTest {
    private static final String DOCUMENT = """
        ---
        title: %s
        section: science
        date: 2020-02-02
        tags: [takedown]
        image: %s
        alt: A picture
        ---
        Its text, and a picture.

        ![What both show](both.png)
        """;

    /** A picture's smallest width. */
    private static final Pattern PICTURE = Pattern.compile("/images/[0-9a-f]{64}/320\\.webp");

    private final Publication publication = Publication.get();

    @Test
    void anArticleGoesWithAllThatIsItsAloneAndTheCommandShowsIt(@TempDir Path folder) throws Exception {
        write(folder, "first", 0xaa3355, 0x33aa55);
        write(folder, "second", 0x5533aa, 0x33aa55);
        publication.importFolder(folder, 0);
        String first = "/articles/takedown-first";
        List<String> pictures = pictures(first);
        assertEquals(2, pictures.size(), pictures::toString);
        String shared = pictures("/articles/takedown-second").stream()
                .filter(pictures::contains)
                .findFirst()
                .orElseThrow();
        comment("takedown-first");
        publication.await(first + "/comments/1", answer -> answer.body().contains("Read it twice"));

        Run run = takeDown("takedown-first");
        assertEquals(0, run.status(), run::said);
        for (String gone : List.of(first, first + "/comments/1", "/cards/takedown-first.png")) {
            assertTrue(run.said().lines().anyMatch(line -> line.matches(gone + " +200 +4(04|10)")), run::said);
        }
        assertTrue(run.said().contains("another article has it"), run::said);
        for (String picture : pictures) {
            for (String file : List.of(picture, avif(picture))) {
                assertEquals(
                        picture.equals(shared) ? 200 : 404,
                        publication.get(file).statusCode(),
                        file);
            }
            assertTrue(run.said().contains(avif(picture)), run::said);
        }
        assertFalse(publication.get(first).body().contains("injunction"));

        assertEquals(0, takeDown("takedown-second").status());
        assertEquals(404, publication.get(shared).statusCode());
        assertEquals(404, publication.get(avif(shared)).statusCode());
        Run again = takeDown("takedown-second");
        assertEquals(0, again.status(), again::said);
    }

    @Test
    void remainingMentionsAreShownAndFailTheTakedown(@TempDir Path folder) throws Exception {
        write(folder, "linked", 0x113355, 0x553311);
        Files.writeString(
                folder.resolve("2020-02-03-takedown-linking.md"),
                DOCUMENT.formatted("Linking", "linked.png") + "\n\n[There](/articles/takedown-linked)\n");
        publication.importFolder(folder, 0);
        publication.await("/articles/takedown-linking", answer -> answer.body().contains("There"));
        publication.await("/articles/takedown-linked", answer -> answer.statusCode() == 200);
        Run run = takeDown("takedown-linked", "--seconds", "10");
        assertEquals(1, run.status(), run::said);
        assertTrue(
                run.said().lines().anyMatch(line -> line.matches("/articles/takedown-linking .*names it  <- still")),
                run::said);

        publication.withdraw("takedown-linking");
        Run again = takeDown("takedown-linked");
        assertEquals(0, again.status(), again::said);
    }

    private static String avif(String picture) {
        return picture.replace(".webp", ".avif");
    }

    private void comment(String slug) {
        HttpRequest.Builder post = HttpRequest.newBuilder(
                        publication.site().resolve("/api/articles/" + slug + "/comments"))
                .header("content-type", "application/json")
                .header("authorization", "Bearer " + publication.readersToken())
                .POST(BodyPublishers.ofString("{\"text\": \"Read it twice, and once more.\"}"));
        assertEquals(201, publication.send(post).statusCode());
    }

    /** The smallest width of each picture of an article: not of its authors, nor of the articles that its page leads to. */
    private List<String> pictures(String page) {
        String body =
                publication.await(page, answer -> answer.statusCode() == 200).body();
        return PICTURE.matcher(Jsoup.parse(body)
                        .select("article .lead-picture, article .text")
                        .outerHtml())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** Writes an article, with a picture that is its alone and one that both articles of a folder have. */
    private static void write(Path folder, String name, int shade, int shared) throws IOException {
        Files.writeString(
                folder.resolve("2020-02-02-takedown-" + name + ".md"),
                DOCUMENT.formatted("Takedown of the " + name, name + ".png"));
        draw(folder.resolve(name + ".png"), shade);
        draw(folder.resolve("both.png"), shared);
    }

    private static void draw(Path file, int shade) throws IOException {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 400; x++) {
            image.setRGB(x, x % 300, shade);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    /**
     * What the command did.
     *
     * @param status with which it ended
     * @param said what it printed
     */
    private record Run(int status, String said) {}

    private Run takeDown(String slug, String... more) {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        String[] command = Stream.concat(
                        Stream.of(
                                "takedown",
                                slug,
                                "--reason",
                                "An injunction of 12 March",
                                "--url",
                                publication.site().toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        int status = Broadsheet.run(Map.of("TOKEN", publication.token()), writer, writer, command);
        return new Run(status, said.toString());
    }
}
