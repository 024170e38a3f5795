package broadsheet.storepicture;

import static broadsheet.storepicture.Originals.decode;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.PictureFormat;
import broadsheet.validation.ValidationException;
import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Originals that are made to cost much, or are damaged. */
final class HostileOriginalTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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

    private static void assertRejected(String detail, byte[] file, PictureFormat format) {
        var rejected = assertThrows(ValidationException.class, () -> decode(file, format));
        assertEquals(
                List.of(detail),
                rejected.errors().stream().map(error -> error.detail()).toList());
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
