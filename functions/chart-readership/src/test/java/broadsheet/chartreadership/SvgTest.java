package broadsheet.chartreadership;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Without its style a chart is all black: the desk's pages and the chart alone have to allow it. */
final class SvgTest {
    @Test
    void policiesOfTheTemplateAllowTheStyle() throws Exception {
        String style =
                new Svg(1, 1, "A title", "A description").end().replaceFirst("(?s).*<style>(.*)</style>.*", "$1");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
        String source = "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        String template = Files.readString(Path.of(System.getProperty("broadsheet.root"), "template.yaml"));
        assertEquals(2, template.split(Pattern.quote(source), -1).length - 1, source);
    }
}
