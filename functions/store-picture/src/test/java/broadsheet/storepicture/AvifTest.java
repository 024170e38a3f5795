package broadsheet.storepicture;

import static broadsheet.storepicture.Originals.assertColour;
import static broadsheet.storepicture.Originals.decode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import broadsheet.article.PictureFormat;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AvifTest {
    @BeforeEach
    void isOnASystemOfTheLibrary() {
        // build/avif has the library for Linux alone; there its absence is a failure of these tests.
        assumeTrue(System.getProperty("os.name").equals("Linux"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "321, 203", "1920, 1", "3, 9000"})
    void pictureKeepsItsSize(int width, int height) {
        BufferedImage shown = DecodedAvif.of(encoder().encoded(Photos.quartered(width, height)));
        assertEquals(width, shown.getWidth());
        assertEquals(height, shown.getHeight());
    }

    @Test
    void pictureKeepsItsColours() {
        BufferedImage shown = DecodedAvif.of(encoder().encoded(Photos.quartered(321, 203)));
        assertColour(Photos.RED, shown.getRGB(80, 50));
        assertColour(Photos.GREEN, shown.getRGB(240, 50));
        assertColour(Photos.BLUE, shown.getRGB(80, 150));
        assertColour(Photos.WHITE, shown.getRGB(240, 150));
    }

    @Test
    void pictureKeepsItsTransparency() {
        BufferedImage shown = DecodedAvif.of(encoder()
                .encoded(Photos.painted(
                        400,
                        200,
                        BufferedImage.TYPE_INT_ARGB,
                        (x, y) -> x < 200 ? Photos.RED : x < 300 ? 0x80d02010 : 0x0010a030)));
        assertColour(Photos.RED, shown.getRGB(100, 100));
        assertColour(0x80d02010, shown.getRGB(250, 100));
        assertEquals(0, shown.getRGB(350, 100) >>> 24, 2);
    }

    @Test
    void samePixelsGiveTheSameBytesInAnyThread() throws Exception {
        BufferedImage image =
                decode(PictureFixture.harbour(), PictureFormat.JPEG).widest();
        byte[] first = encoder().encoded(image);
        Callable<byte[]> again = () -> encoder().encoded(image);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<byte[]> other : threads.invokeAll(Collections.nCopies(4, again))) {
                assertArrayEquals(first, other.get());
            }
        }
    }

    @Test
    void photographIsSmallerThanAsWebp() {
        BufferedImage image =
                decode(PictureFixture.harbour(), PictureFormat.JPEG).widest();
        int avif = encoder().encoded(image).length;
        int webp = WebP.encoded(image).length;
        assertTrue(avif < webp, avif + " and " + webp);
    }

    @Test
    void pictureThatWouldTakeTooLongIsNotTaken() {
        assertTrue(encoder().takes(new BufferedImage(1920, 4_166, BufferedImage.TYPE_INT_RGB)));
        assertFalse(encoder().takes(new BufferedImage(1920, 4_167, BufferedImage.TYPE_INT_RGB)));
    }

    private static Avif encoder() {
        return Avif.encoder().orElseThrow();
    }
}
