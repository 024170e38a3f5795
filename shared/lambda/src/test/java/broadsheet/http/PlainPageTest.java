package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class PlainPageTest {
    private static final Response PAGE =
            PlainPage.of(422, new ReadersSite("A <Site>", "en"), "Not & taken", "<p>Why.</p>\n");

    @Test
    void pageIsUnderTheSitesNameAndEscapesIt() {
        assertTrue(PAGE.body().contains("<header><a href=\"/\">A &lt;Site&gt;</a></header>"), PAGE::body);
        assertTrue(PAGE.body().contains("<h1>Not &amp; taken</h1>"), PAGE::body);
        assertTrue(
                PlainPage.of(404, ReadersSite.UNKNOWN, "None", "").body().contains("<a href=\"/\">The home page</a>"));
    }

    @Test
    void policiesOfTheTemplateAllowItsStyle() throws Exception {
        String style = PAGE.body().replaceFirst("(?s).*<style>(.*)</style>.*", "$1");
        assertFalse(style.contains("<"), style);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
        String source = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        String template = Files.readString(Path.of(System.getProperty("broadsheet.root"), "template.yaml"));
        assertEquals(2, template.split(source.replace("+", "\\+"), -1).length - 1, source);
    }
}
