package broadsheet.storepicture;

import static broadsheet.storepicture.Originals.assertColour;
import static broadsheet.storepicture.Originals.decode;
import static broadsheet.storepicture.Originals.middle;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Picture;
import broadsheet.article.PictureFormat;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OriginalTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "319, 319",
        "320, 320",
        "321, '320, 321'",
        "1000, '320, 640, 960, 1000'",
        "1920, '320, 640, 960, 1280, 1920'",
        "1921, '320, 640, 960, 1280, 1920'",
        "5000, '320, 640, 960, 1280, 1920'"
    })
    void aPictureIsServedInWidthsUpToItsOwn(int width, String widths) {
        Picture picture = decode(Photos.file(Photos.quartered(width, 8), "png"), PictureFormat.PNG)
                .picture();
        assertEquals(width, picture.width());
        assertEquals(8, picture.height());
        assertEquals("[" + widths + "]", picture.widths().toString());
    }

    @ParameterizedTest
    @CsvSource({"20000, 1", "3, 9000", "1, 1", "2500, 2", "4000, 3000"})
    void anyProportionsAreKept(int width, int height) {
        Original original = decode(Photos.file(Photos.quartered(width, height), "png"), PictureFormat.PNG);
        for (int served : original.picture().widths()) {
            BufferedImage variant = Photos.decoded(original.encoded(served));
            assertEquals(served, variant.getWidth());
            assertEquals(Math.max(1, Math.round((float) height * served / width)), variant.getHeight());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, RED GREEN BLUE WHITE",
        "2, GREEN RED WHITE BLUE",
        "3, WHITE BLUE GREEN RED",
        "4, BLUE WHITE RED GREEN",
        "5, RED BLUE GREEN WHITE",
        "6, BLUE RED WHITE GREEN",
        "7, WHITE GREEN BLUE RED",
        "8, GREEN WHITE RED BLUE"
    })
    void aPictureIsTurnedAsItsExifSaysAndNothingElseOfThatIsLeft(int orientation, String corners) {
        byte[] jpeg = Photos.withExif(Photos.file(Photos.quartered(600, 400), "jpg"), orientation);
        Original original = decode(jpeg, PictureFormat.JPEG);
        boolean turned = orientation > 4;
        assertEquals(turned ? 400 : 600, original.picture().width());
        assertEquals(turned ? 600 : 400, original.picture().height());
        for (int width : original.picture().widths()) {
            byte[] file = original.encoded(width);
            BufferedImage variant = Photos.decoded(file);
            int w = variant.getWidth();
            int h = variant.getHeight();
            assertEquals(width, w);
            assertEquals(turned, h > w);
            assertColours(
                    corners,
                    variant.getRGB(w / 4, h / 4),
                    variant.getRGB(w * 3 / 4, h / 4),
                    variant.getRGB(w / 4, h * 3 / 4),
                    variant.getRGB(w * 3 / 4, h * 3 / 4));
            String bytes = new String(file, ISO_8859_1);
            for (String trace : List.of("Exif", "EXIF", "Maud", "ICCP", "XMP")) {
                assertFalse(bytes.contains(trace), trace);
            }
        }
    }

    @Test
    void exifThatIsNoneLeavesAPictureAsItIs() {
        byte[] jpeg = Photos.file(Photos.quartered(40, 20), "jpg");
        for (byte[] odd : List.of(
                Photos.withExif(jpeg, 9),
                Photos.withExif(jpeg, 0),
                Photos.withSegment(jpeg, 0xe1, "Exif\0\0MM".getBytes(ISO_8859_1)))) {
            assertEquals(40, decode(odd, PictureFormat.JPEG).picture().width());
        }
    }

    @Test
    void ofAnAnimationTheFirstPictureIsTaken() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int colour : new int[] {Photos.RED, Photos.BLUE}) {
                var frame = Photos.painted(64, 64, BufferedImage.TYPE_INT_RGB, (x, y) -> colour);
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        }
        assertColour(Photos.RED, middle(decode(bytes.toByteArray(), PictureFormat.GIF)));
    }

    @Test
    void aWebpFileMayBeTheOriginalToo() {
        byte[] webp = WebP.encoded(Photos.quartered(700, 300));
        Original original = decode(webp, PictureFormat.WEBP);
        assertEquals(List.of(320, 640, 700), original.picture().widths());
        assertColour(Photos.RED, Photos.decoded(original.encoded(320)).getRGB(40, 40));
    }

    @Test
    void theSameOriginalGivesTheSameBytes() {
        byte[] harbour = PictureFixture.harbour();
        assertTrue(Arrays.equals(
                decode(harbour, PictureFormat.JPEG).encoded(640),
                decode(harbour, PictureFormat.JPEG).encoded(640)));
    }

    private static void assertColours(String names, int... pixels) {
        String[] wanted = names.split(" ", -1);
        for (int i = 0; i < pixels.length; i++) {
            assertColour(
                    switch (wanted[i]) {
                        case "RED" -> Photos.RED;
                        case "GREEN" -> Photos.GREEN;
                        case "BLUE" -> Photos.BLUE;
                        default -> Photos.WHITE;
                    },
                    pixels[i]);
        }
    }
}
