package broadsheet.storepicture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Picture;
import broadsheet.article.PictureFormat;
import broadsheet.validation.ValidationException;
import com.sun.management.ThreadMXBean;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginalTest {
    /** What lossy compression may do to a plain colour, of 255. */
    private static final int TOLERANCE = 8;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
    void transparencyStaysAndColoursDoNotBleedOutOfIt() {
        BufferedImage half = Photos.painted(
                1000,
                500,
                BufferedImage.TYPE_INT_ARGB,
                (x, y) -> x < 500 ? Photos.RED : x < 750 ? 0x80d02010 : 0x0010a030);
        Original original = decode(Photos.file(half, "png"), PictureFormat.PNG);
        for (int width : original.picture().widths()) {
            BufferedImage variant = Photos.decoded(original.encoded(width));
            int h = variant.getHeight() / 2;
            assertTrue(variant.getColorModel().hasAlpha());
            assertTrue(Photos.distance(variant.getRGB(width / 4, h), Photos.RED) <= TOLERANCE);
            assertEquals(0x80, variant.getRGB(width * 5 / 8, h) >>> 24, 2);
            assertEquals(0, variant.getRGB(width * 7 / 8, h) >>> 24);
            BufferedImage pixels = original.at(width);
            for (int x = width / 2; x < width; x++) {
                int pixel = pixels.getRGB(x, h);
                if (pixel >>> 24 > 0) {
                    assertTrue(Photos.distance(pixel | 0xff000000, Photos.RED) <= 4, Integer.toHexString(pixel));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyStaysAsBrightAsItIs(int type) {
        var image = new BufferedImage(64, 64, type);
        fill(image.getRaster(), type == BufferedImage.TYPE_BYTE_GRAY ? 128 : 128 * 257);
        assertColour(0xff808080, middle(decode(Photos.file(image, "png"), PictureFormat.PNG)));
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
            assertColour(0xff808080, middle(decode(Photos.file(image, "jpg"), PictureFormat.JPEG)));
        }
    }

    @Test
    void greyWithTransparencyStaysSo() {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, Color.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        var image = new BufferedImage(model, model.createCompatibleWritableRaster(64, 64), false, null);
        fill(image.getRaster(), 128, 200);
        assertColour(0xc8808080, middle(decode(Photos.file(image, "png"), PictureFormat.PNG)));
    }

    @Test
    void sixteenBitsAreRoundedToEight() {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Color.OPAQUE, DataBuffer.TYPE_USHORT);
        var image = new BufferedImage(model, model.createCompatibleWritableRaster(64, 64), false, null);
        fill(image.getRaster(), 0xd0 * 257, 0x20 * 257, 0x10 * 257);
        assertColour(Photos.RED, middle(decode(Photos.file(image, "png"), PictureFormat.PNG)));
    }

    @Test
    void anotherColourSpaceBecomesSrgb() throws IOException {
        // Linear light: 0x37 there is 0x80 in sRGB.
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] jpeg = Photos.file(Photos.painted(64, 64, BufferedImage.TYPE_INT_RGB, (x, y) -> 0x373737), "jpg");
        var segment = new ByteArrayOutputStream();
        segment.writeBytes("ICC_PROFILE\0\u0001\u0001".getBytes(ISO_8859_1));
        segment.writeBytes(profile);
        byte[] tagged = Photos.withSegment(jpeg, 0xe2, segment.toByteArray());
        assertColour(0xff373737, middle(decode(jpeg, PictureFormat.JPEG)));
        assertColour(0xff808080, middle(decode(tagged, PictureFormat.JPEG)));
    }

    @Test
    void printersColoursBecomeScreensColours() throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, null);
        fill(inks, 0, 255, 255, 255); // Full cyan: with an Adobe segment, 255 is no ink.
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        }
        byte[] adobe = "Adobe\0d\0\0\0\0\0".getBytes(ISO_8859_1);
        int pixel = middle(decode(Photos.withSegment(bytes.toByteArray(), 0xee, adobe), PictureFormat.JPEG));
        int red = pixel >> 16 & 0xff;
        assertTrue(red < 0x60 && (pixel >> 8 & 0xff) > red && (pixel & 0xff) > red, Integer.toHexString(pixel));
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

    @Test
    void aSmallFileOfVeryManyPixelsIsRefusedBeforeItIsDecoded() {
        assertRejected(
                "has 3,600,000,000 pixels; at most 50,000,000 are decoded", pngOf(60_000, 60_000), PictureFormat.PNG);
        assertRejected("has 50,015,000 pixels; at most 50,000,000 are decoded", pngOf(7_145, 7_000), PictureFormat.PNG);
        assertRejected("cannot be decoded as image/png", pngOf(7_000, 7_000), PictureFormat.PNG);
    }

    @Test
    void aPictureThatWebpCannotHoldIsRefused() {
        byte[] strip = Photos.file(Photos.quartered(4, 16_384), "png");
        assertRejected(
                "is 16,384 pixels high where it is 4 wide; at most 16,383 can be shown", strip, PictureFormat.PNG);
        byte[] column = Photos.file(Photos.quartered(4, 16_383), "png");
        assertEquals(
                16_383,
                Photos.decoded(decode(column, PictureFormat.PNG).encoded(4)).getHeight());
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_INDEXED})
    void textsInAPngAreNotInflated(int type) {
        var image = new BufferedImage(200, 100, type);
        image.createGraphics().drawImage(Photos.quartered(200, 100), 0, 0, null);
        byte[] file = Photos.file(image, "png");
        // Each has a megabyte of one letter, in a kilobyte.
        byte[] bomb = withChunks(withChunks(file, 200, "zTXt", text("a\0\0")), 200, "iTXt", text("a\0\1\0\0\0"));
        int pixel = decode(file, PictureFormat.PNG).widest().getRGB(10, 10);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        BufferedImage shown = decode(bomb, PictureFormat.PNG).widest();
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertTrue(allocated < 50_000_000, () -> "%,d bytes".formatted(allocated));
        assertEquals(pixel, shown.getRGB(10, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "gif", "webp"})
    void damagedFilesAreRefusedOrShownButNeverFail(String name) {
        byte[] file = name.equals("webp")
                ? WebP.encoded(Photos.quartered(200, 100))
                : Photos.file(Photos.quartered(200, 100), name);
        PictureFormat format = PictureFormat.startingWith(file).orElseThrow();
        int refused = 0;
        for (int at = 12; at < file.length; at += Math.max(1, file.length / 150)) {
            byte[] damaged = file.clone();
            damaged[at] ^= 0x55;
            for (byte[] each : List.of(damaged, Arrays.copyOf(file, at))) {
                try {
                    decode(each, format).encoded(200);
                } catch (ValidationException malformed) {
                    refused++;
                }
            }
        }
        assertTrue(refused > 0);
    }

    private static Original decode(byte[] file, PictureFormat format) {
        return Original.decode("0a".repeat(32), file, format);
    }

    private static int middle(Original original) {
        BufferedImage image =
                Photos.decoded(original.encoded(original.picture().widths().getLast()));
        return image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
    }

    private static void fill(WritableRaster raster, int... samples) {
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                raster.setPixel(x, y, samples);
            }
        }
    }

    private static void assertColour(int wanted, int pixel) {
        assertTrue(Photos.distance(pixel, wanted) <= TOLERANCE, Integer.toHexString(pixel));
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

    private static void assertRejected(String detail, byte[] file, PictureFormat format) {
        var rejected = assertThrows(ValidationException.class, () -> decode(file, format));
        assertEquals(
                List.of(detail),
                rejected.faults().stream().map(fault -> fault.detail()).toList());
    }

    /** A PNG file that says how large it is, and nothing else. */
    private static byte[] pngOf(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        byte[] chunk = chunk("IHDR", header);
        return ByteBuffer.allocate(8 + chunk.length)
                .put("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1))
                .put(chunk)
                .array();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(ISO_8859_1))
                .put(content)
                .array();
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(4 + named.length + 4)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    /** The same PNG file, with more chunks behind the one that says how large it is. */
    private static byte[] withChunks(byte[] png, int count, String type, byte[] content) {
        byte[] chunk = chunk(type, content);
        int behindHeader = 8 + 12 + 13;
        var file = ByteBuffer.allocate(png.length + count * chunk.length).put(png, 0, behindHeader);
        for (int i = 0; i < count; i++) {
            file.put(chunk);
        }
        return file.put(png, behindHeader, png.length - behindHeader).array();
    }

    private static byte[] text(String head) {
        var deflater = new Deflater();
        deflater.setInput(new byte[1_000_000]);
        deflater.finish();
        byte[] deflated = new byte[10_000];
        int length = deflater.deflate(deflated);
        return ByteBuffer.allocate(head.length() + length)
                .put(head.getBytes(ISO_8859_1))
                .put(deflated, 0, length)
                .array();
    }
}
