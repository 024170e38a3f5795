package broadsheet.storepicture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Decodes AVIF by the library that also encodes it. */
@SuppressWarnings("restricted")
final class DecodedAvif {
    private static final FunctionDescriptor CREATES = FunctionDescriptor.of(ADDRESS);
    private static final FunctionDescriptor READS =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
    private static final FunctionDescriptor CONVERTS = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor SETS = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS);
    private static final FunctionDescriptor ENDS = FunctionDescriptor.ofVoid(ADDRESS);

    private DecodedAvif() {}

    static BufferedImage of(byte[] file) {
        Avif avif = Avif.encoder().orElseThrow();
        MemorySegment decoder = avif.address("avifDecoderCreate", CREATES);
        MemorySegment yuv = avif.address("avifImageCreateEmpty", CREATES);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, file);
            assertEquals(
                    Optional.of(0), avif.call("avifDecoderReadMemory", READS, decoder, yuv, bytes, (long) file.length));
            MemorySegment rgb = arena.allocate(64, Long.BYTES);
            avif.call("avifRGBImageSetDefaults", SETS, rgb, yuv);
            int width = rgb.get(JAVA_INT, 0);
            int height = rgb.get(JAVA_INT, 4);
            MemorySegment pixels = arena.allocate(JAVA_INT, (long) width * height);
            rgb.set(JAVA_INT, 12, 4);
            rgb.set(ADDRESS, 48, pixels);
            rgb.set(JAVA_INT, 56, width * Integer.BYTES);
            assertEquals(Optional.of(0), avif.call("avifImageYUVToRGB", CONVERTS, yuv, rgb));
            var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            image.setRGB(0, 0, width, height, pixels.toArray(JAVA_INT), 0, width);
            return image;
        } finally {
            avif.call("avifImageDestroy", ENDS, yuv);
            avif.call("avifDecoderDestroy", ENDS, decoder);
        }
    }
}
