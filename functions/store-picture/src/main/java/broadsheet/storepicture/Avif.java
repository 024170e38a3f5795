package broadsheet.storepicture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Encodes pictures as lossy AVIF by libavif, which brings libaom. {@code build/avif} puts it into this package for Linux with glibc,
 * on x86_64 and on aarch64. Elsewhere there is none.
 */
@SuppressWarnings("restricted") // Native code is called.
final class Avif {
    /** The version of avif.h that the numbers below are from. Other versions may lay their structs out differently. */
    private static final String VERSION = "1.4.2";

    /** From 0 to 100. At 58 a picture looks like its WebP: docs/adr/0175 has the measurements. */
    private static final int QUALITY = 58;

    /** Higher than that of colours, because WebP stores alpha without loss. */
    private static final int ALPHA_QUALITY = 90;

    /** From 0, the slowest, to 10. */
    private static final int SPEED = 6;

    /** Time and memory grow with the pixels: docs/adr/0175 has what these take. */
    private static final int MAX_PIXELS = 8_000_000;

    private static final int YUV420 = 3;
    private static final int BGRA = 4;

    // Where avifImage has its code points (ITU-T H.273).
    private static final int COLOR_PRIMARIES = 104;
    private static final int TRANSFER_CHARACTERISTICS = 106;
    private static final int MATRIX_COEFFICIENTS = 108;
    private static final short BT709 = 1;
    private static final short SRGB = 13;
    private static final short BT601 = 6;

    private static final int RGB_IMAGE_BYTES = 64;
    private static final int RGB_FORMAT = 12;
    private static final int RGB_IGNORE_ALPHA = 28;
    private static final int RGB_PIXELS = 48;
    private static final int RGB_ROW_BYTES = 56;

    private static final int ENCODER_BYTES = 40;
    private static final int ENCODER_SPEED = 8;
    private static final int ENCODER_QUALITY = 32;
    private static final int ENCODER_QUALITY_ALPHA = 36;

    private static final int DATA_BYTES = 16;
    private static final int DATA_SIZE = 8;

    private static final FunctionDescriptor TAKES_ONE = FunctionDescriptor.ofVoid(ADDRESS);
    private static final FunctionDescriptor TAKES_TWO = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS);
    private static final FunctionDescriptor CREATES = FunctionDescriptor.of(ADDRESS);
    private static final FunctionDescriptor CREATES_IMAGE =
            FunctionDescriptor.of(ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final FunctionDescriptor CONVERTS = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
    private static final FunctionDescriptor WRITES = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);

    private final SymbolLookup library;

    private Avif(SymbolLookup library) {
        this.library = library;
    }

    /** The encoder; empty where there is none. The first call loads it. */
    static Optional<Avif> encoder() {
        return Loaded.ENCODER;
    }

    private static final class Loaded {
        static final Optional<Avif> ENCODER = load();
    }

    private static Optional<Avif> load() {
        String resource = "libavif/" + System.getProperty("os.arch") + ".so";
        try (InputStream in = Avif.class.getResourceAsStream(resource)) {
            if (in == null || !System.getProperty("os.name").equals("Linux")) {
                return Optional.empty();
            }
            // The system's linker loads files only. A loaded file needs no name.
            Path file = Files.createTempFile("libavif", ".so");
            try {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                var avif = new Avif(SymbolLookup.libraryLookup(file, Arena.global()));
                avif.requireVersion();
                return Optional.of(avif);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException unusable) {
            // A system without glibc, for example. Its pictures are WebP alone.
            LambdaRuntime.getLogger().log("Pictures will have no AVIF: " + unusable, LogLevel.WARN);
            return Optional.empty();
        }
    }

    private void requireVersion() {
        String version =
                address("avifVersion", CREATES).reinterpret(Long.MAX_VALUE).getString(0);
        if (!version.equals(VERSION)) {
            throw new IllegalStateException("libavif is %s, not %s".formatted(version, VERSION));
        }
    }

    /** Whether the picture is small enough to be encoded in time. */
    boolean takes(BufferedImage image) {
        return image.getWidth() * image.getHeight() <= MAX_PIXELS;
    }

    /**
     * Encodes a picture. The same pixels give the same bytes.
     *
     * @param image of {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}, in sRGB
     */
    byte[] encoded(BufferedImage image) {
        MemorySegment yuv = address(
                        "avifImageCreate", CREATES_IMAGE, image.getWidth(), image.getHeight(), Byte.SIZE, YUV420)
                .reinterpret(MATRIX_COEFFICIENTS + Short.BYTES);
        MemorySegment encoder = address("avifEncoderCreate", CREATES).reinterpret(ENCODER_BYTES);
        try (Arena arena = Arena.ofConfined()) {
            yuv.set(JAVA_SHORT, COLOR_PRIMARIES, BT709);
            yuv.set(JAVA_SHORT, TRANSFER_CHARACTERISTICS, SRGB);
            yuv.set(JAVA_SHORT, MATRIX_COEFFICIENTS, BT601);
            require(call("avifImageRGBToYUV", CONVERTS, yuv, rgb(image, yuv, arena)));
            encoder.set(JAVA_INT, ENCODER_SPEED, SPEED);
            encoder.set(JAVA_INT, ENCODER_QUALITY, QUALITY);
            encoder.set(JAVA_INT, ENCODER_QUALITY_ALPHA, ALPHA_QUALITY);
            return written(encoder, yuv, arena.allocate(DATA_BYTES, Long.BYTES));
        } finally {
            call("avifEncoderDestroy", TAKES_ONE, encoder);
            call("avifImageDestroy", TAKES_ONE, yuv);
        }
    }

    private MemorySegment rgb(BufferedImage image, MemorySegment yuv, Arena arena) {
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        MemorySegment rgb = arena.allocate(RGB_IMAGE_BYTES, Long.BYTES);
        call("avifRGBImageSetDefaults", TAKES_TWO, rgb, yuv);
        rgb.set(JAVA_INT, RGB_FORMAT, BGRA);
        rgb.set(JAVA_INT, RGB_IGNORE_ALPHA, image.getColorModel().hasAlpha() ? 0 : 1);
        rgb.set(ADDRESS, RGB_PIXELS, arena.allocateFrom(JAVA_INT, pixels));
        rgb.set(JAVA_INT, RGB_ROW_BYTES, width * Integer.BYTES);
        return rgb;
    }

    private byte[] written(MemorySegment encoder, MemorySegment yuv, MemorySegment data) {
        try {
            require(call("avifEncoderWrite", WRITES, encoder, yuv, data));
            return data.get(ADDRESS, 0)
                    .reinterpret(data.get(JAVA_LONG, DATA_SIZE))
                    .toArray(JAVA_BYTE);
        } finally {
            call("avifRWDataFree", TAKES_ONE, data);
        }
    }

    private static void require(Optional<Object> result) {
        if (!result.equals(Optional.of(0))) {
            throw new IllegalStateException("libavif failed with " + result);
        }
    }

    MemorySegment address(String function, FunctionDescriptor type, Object... arguments) {
        var address = (MemorySegment) call(function, type, arguments).orElseThrow();
        if (address.equals(MemorySegment.NULL)) {
            throw new IllegalStateException(function + " found no memory");
        }
        return address;
    }

    Optional<Object> call(String function, FunctionDescriptor type, Object... arguments) {
        try {
            return Optional.ofNullable(Linker.nativeLinker()
                    .downcallHandle(library.findOrThrow(function), type)
                    .invokeWithArguments(arguments));
        } catch (Throwable impossible) {
            throw new IllegalStateException("native code throws nothing", impossible);
        }
    }
}
