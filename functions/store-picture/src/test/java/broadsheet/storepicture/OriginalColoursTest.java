package broadsheet.storepicture;

import static broadsheet.storepicture.Originals.TOLERANCE;
import static broadsheet.storepicture.Originals.assertColour;
import static broadsheet.storepicture.Originals.decode;
import static broadsheet.storepicture.Originals.middle;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.PictureFormat;
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
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours, grey and transparency of an original, as its pictures show them. */
final class OriginalColoursTest {
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

    private static void fill(WritableRaster raster, int... samples) {
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                raster.setPixel(x, y, samples);
            }
        }
    }
}
