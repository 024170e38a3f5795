package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StampTest {
    private static final byte[] DOCUMENT = "---\ntitle: A\n---\n\nText.\n".getBytes(UTF_8);

    @Test
    void stampIsTheLastLineOfTheFrontMatter() {
        String stamped = new String(Stamp.stamped(DOCUMENT), UTF_8);
        assertTrue(stamped.matches("(?s)---\ntitle: A\n# import: [0-9a-f]{32}\n---\n\nText.\n"), stamped);
    }

    @Test
    void documentThatIsAsItWasSentFits() {
        assertEquals(Optional.of(true), Stamp.fits(Stamp.stamped(DOCUMENT)));
    }

    @Test
    void documentWithAnotherTextOrFieldDoesNotFit() {
        String stamped = new String(Stamp.stamped(DOCUMENT), UTF_8);
        assertEquals(
                Optional.of(false), Stamp.fits(stamped.replace("Text", "Texts").getBytes(UTF_8)));
        assertEquals(
                Optional.of(false),
                Stamp.fits(stamped.replace("title: A", "title: B").getBytes(UTF_8)));
    }

    @Test
    void documentWithoutFrontMatterHasNoStamp() {
        byte[] bare = "Text.\n".getBytes(UTF_8);
        assertArrayEquals(bare, Stamp.stamped(bare));
        assertEquals(Optional.empty(), Stamp.fits(bare));
    }
}
