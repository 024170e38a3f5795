package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An article with everything that readers leave is renamed while a reader has it open. */
class RenameTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final Path HARBOUR = Publication.ROOT.resolve("events/store-picture/harbour.jpg");
    private static final String DOCUMENT = """
        ---
        title: Renamed while it is read
        section: science
        date: 2015-06-07
        ---
        ![The harbour](harbour.jpg)

        Talk about it.
        """;

    /** Headless browsers are not counted as readers. */
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0";

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String oldSlug = "before-" + token;
    private final String newSlug = "after-" + token;
    private final String before = "/articles/" + oldSlug;
    private final String after = "/articles/" + newSlug;

    @Test
    void readerWhoHasTheArticleOpenLosesNothing(@TempDir Path folder) throws IOException {
        Files.copy(HARBOUR, folder.resolve("harbour.jpg"));
        Files.writeString(folder.resolve(oldSlug + ".md"), DOCUMENT);
        PUBLICATION.importFolder(folder, 0);
        PUBLICATION.await(before, answer -> answer.statusCode() == 200);
        assertEquals(1, Comments.post(before, "Ann " + token, "The first " + token));
        PUBLICATION.await(before, answer -> answer.body().contains("The first " + token));

        Chromium.visit(Screen.of(1440).withAgent(FIREFOX), page -> {
            page.waitForRequest("**/api" + before + "/views", () -> page.navigate(before));
            rate(page, "4 stars");
            Comments.write(page, "Before " + token);
            page.locator(".waiting").waitFor();

            rename();

            Comments.write(page, "After " + token);
            assertThat(page.locator(".waiting")).hasCount(2);
            rate(page, "2 stars");

            page.navigate(before);
            assertTrue(page.url().endsWith(after), page::url);
            assertThat(page.locator(".waiting")).hasCount(2);
            assertThat(page.getByLabel("2 stars")).isChecked();
            assertThat(page.locator("#comment-1")).containsText("The first " + token);
            assertEquals(true, page.evaluate("document.querySelector('figure img').decode().then(() => true)"));
        });

        Comments.approve("Before " + token, 1);
        Comments.approve("After " + token, 1);
        PUBLICATION.await(after, answer -> answer.body().contains("comment-3"));
        PUBLICATION.await(
                "/data" + after + ".json",
                answer -> answer.body().contains("\"rating\":{\"average\":2.0,\"count\":1}")
                        && answer.body().contains("\"readers\":1"));
        for (String path : new String[] {before, before + "/comments/1", "/data" + before + ".json"}) {
            HttpResponse<String> moved = PUBLICATION.await(path, answer -> answer.statusCode() == 301);
            assertEquals(
                    path.replace(oldSlug, newSlug),
                    moved.headers().firstValue("location").orElseThrow());
        }
    }

    private void rename() {
        String id = entryId(oldSlug);
        String document = DOCUMENT.replace("section:", "slug: " + newSlug + "\nsection:");
        HttpResponse<String> renamed = PUBLICATION.publish(oldSlug, document);
        assertEquals(200, renamed.statusCode(), renamed::body);
        PUBLICATION.await(after, answer -> answer.statusCode() == 200);
        PUBLICATION.await(before, answer -> answer.statusCode() == 301);
        assertEquals(id, entryId(newSlug));
    }

    /** The article's id in the API, from which feeds make theirs. */
    private static String entryId(String slug) {
        String article = PUBLICATION.get("/api/articles/" + slug).body();
        return Pattern.compile("\"id\":\"([0-9A-Z]{26})\"")
                .matcher(article)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static void rate(Page page, String stars) {
        page.waitForResponse(
                answer -> answer.url().endsWith("-rating")
                        && answer.request().method().equals("PUT"),
                () -> page.getByLabel(stars, new Page.GetByLabelOptions().setExact(true))
                        .check());
    }
}
