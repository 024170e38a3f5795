package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.identity.Typeface;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FontFacesTest {
    /** The most bytes of fonts that a page loads. */
    private static final int MOST = 60 * 1024;

    @ParameterizedTest
    @EnumSource(names = "SYSTEM", mode = EnumSource.Mode.EXCLUDE)
    void fontsOfPairingAreFewAndNamedByTheirContent(Typeface typeface) throws NoSuchAlgorithmException {
        FontFaces faces = FontFaces.of(typeface);
        int together = 0;
        for (Asset font : faces.fonts()) {
            byte[] bytes = font.page().bytes();
            together += bytes.length;
            assertEquals("wOF2", new String(bytes, 0, 4, StandardCharsets.US_ASCII));
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 12);
            assertTrue(font.path().endsWith("." + hash + ".woff2"), font.path());
            assertFalse(font.page().isText());
        }
        assertTrue(together <= MOST, typeface + ": " + together);
        assertTrue(faces.preloaded().size() >= 2, faces.preloaded()::toString);
        List<String> paths = faces.fonts().stream().map(Asset::path).toList();
        assertTrue(paths.containsAll(faces.preloaded()));
    }

    @ParameterizedTest
    @EnumSource(names = "SYSTEM", mode = EnumSource.Mode.EXCLUDE)
    void nothingMovesWhenFontsOfPairingArrive(Typeface typeface) {
        String styles = FontFaces.of(typeface).styles();
        long faces = count("@font-face", styles);
        long loaded = count("url\\(", styles);
        assertEquals(loaded, count("font-display:optional", styles));
        for (String metric : List.of("size-adjust", "ascent-override", "descent-override", "line-gap-override")) {
            assertEquals(faces - loaded, count(metric, styles), metric);
        }
    }

    @Test
    void systemPairingLoadsNothing() {
        FontFaces faces = FontFaces.of(Typeface.SYSTEM);
        assertEquals(List.of(), faces.fonts());
        assertEquals(List.of(), faces.preloaded());
        assertTrue(faces.styles().contains("--text-face:"));
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
