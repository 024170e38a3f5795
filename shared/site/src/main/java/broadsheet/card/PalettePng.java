package broadsheet.card;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * PNG files whose pixels are entries of a palette. Drawn and written so, a card takes a third of the processor time and half
 * the bytes that it takes in red, green and blue by javax.imageio.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">Portable Network Graphics (PNG) Specification, Third Edition</a>
 */
final class PalettePng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte EIGHT_BITS = 8;
    private static final byte OF_PALETTE = 3;

    private PalettePng() {}

    /**
     * Returns a file.
     *
     * @param palette 256 colours at most
     * @param rows for each row a zero, and then an entry of the palette for each pixel
     */
    static byte[] of(int width, int height, List<Color> palette, byte[] rows) {
        var file = new ByteArrayOutputStream(32 * 1024);
        file.writeBytes(SIGNATURE);
        byte[] header = {EIGHT_BITS, OF_PALETTE, 0, 0, 0};
        chunk(
                file,
                "IHDR",
                ByteBuffer.allocate(2 * Integer.BYTES + header.length)
                        .putInt(width)
                        .putInt(height)
                        .put(header)
                        .array());
        var colours = ByteBuffer.allocate(3 * palette.size());
        palette.forEach(colour -> colours.put((byte) colour.getRed())
                .put((byte) colour.getGreen())
                .put((byte) colour.getBlue()));
        chunk(file, "PLTE", colours.array());
        chunk(file, "IDAT", deflated(rows));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data) {
        byte[] content = ByteBuffer.allocate(type.length() + data.length)
                .put(type.getBytes(US_ASCII))
                .put(data)
                .array();
        var sum = new CRC32();
        sum.update(content);
        file.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(data.length).array());
        file.writeBytes(content);
        file.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
    }

    private static byte[] deflated(byte[] rows) {
        // The slowest level would make a card a quarter smaller, and take thirty times the time.
        try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(rows);
            deflater.finish();
            var deflated = new ByteArrayOutputStream(32 * 1024);
            byte[] some = new byte[8 * 1024];
            while (!deflater.finished()) {
                deflated.write(some, 0, deflater.deflate(some));
            }
            return deflated.toByteArray();
        }
    }
}
