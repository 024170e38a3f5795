package broadsheet.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class CanvasTest {
    private static final Color PAPER = new Color(0xfffefb);
    private static final Color INK = new Color(0x1b1b1a);
    private static final Color ACCENT = new Color(0x1f6a5a);

    private final Canvas canvas = new Canvas(40, 30, PAPER);

    @Test
    void paperAndInksHaveTheirOwnColours() throws IOException {
        canvas.box(canvas.ink(INK), new Rectangle(0, 0, 10, 1));
        canvas.draw(canvas.ink(ACCENT), Mask.of(new Rectangle2D.Double(10, 0, 10, 1)), 0, 0);
        BufferedImage image = image();
        assertEquals(INK, new Color(image.getRGB(9, 0)));
        assertEquals(ACCENT, new Color(image.getRGB(10, 0)));
        assertEquals(ACCENT, new Color(image.getRGB(19, 0)));
        assertEquals(PAPER, new Color(image.getRGB(20, 0)));
        assertEquals(PAPER, new Color(image.getRGB(0, 1)));
    }

    @Test
    void pixelThatAShapeHalfCoversIsHalfwayBetweenPaperAndInk() throws IOException {
        canvas.draw(canvas.ink(Color.BLACK), Mask.of(new Rectangle2D.Double(0, 0, 5.5, 1)), 0, 0);
        Color edge = new Color(image().getRGB(5, 0));
        assertTrue(Math.abs(edge.getRed() - 127) <= 4, edge::toString);
    }

    @Test
    void shapeThatReachesBeyondThePaperIsDrawnWhereItIsOnPaper() throws IOException {
        Canvas.Ink ink = canvas.ink(INK);
        canvas.draw(ink, Mask.of(new Ellipse2D.Double(-20, -20, 40, 40)), 0, 0);
        canvas.draw(ink, Mask.of(new Ellipse2D.Double(50, 0, 10, 10)), 0, 0);
        BufferedImage image = image();
        assertEquals(INK, new Color(image.getRGB(0, 0)));
        assertEquals(PAPER, new Color(image.getRGB(39, 29)));
        int[] right = image.getRGB(30, 0, 10, 30, new int[300], 0, 10);
        assertTrue(Arrays.stream(right).allMatch(pixel -> new Color(pixel).equals(PAPER)));
    }

    private BufferedImage image() throws IOException {
        return ImageIO.read(new ByteArrayInputStream(canvas.png()));
    }
}
