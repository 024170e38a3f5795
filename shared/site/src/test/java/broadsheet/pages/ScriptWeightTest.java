package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.language.Language;
import broadsheet.language.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts are light in every language, compressed as the CDN would at worst (gzip -6), in bytes. */
class ScriptWeightTest {
    /** Of the script of every page. A browser loads that for rare actions when a reader needs it or has signed in. */
    private static final int SITE = 5_000;

    private static final int ACTS = 2_200;
    private static final int LIVE = 2_200;
    private static final int EMBEDS = 500;

    @ParameterizedTest
    @EnumSource
    void scriptIsLightInEachLanguage(Language language) throws IOException {
        Words words = Words.in(language.code());
        assertLighterThan(SITE, "site.js", words);
        assertLighterThan(ACTS, "acts.js", words);
        assertLighterThan(LIVE, "live.js", words);
        assertLighterThan(EMBEDS, "embeds.js", words);
    }

    private static void assertLighterThan(int most, String script, Words words) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(words.script(Assets.read(script)).getBytes(UTF_8));
        }
        assertTrue(bytes.size() < most, script + ": " + bytes.size());
    }
}
