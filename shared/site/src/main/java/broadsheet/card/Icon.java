package broadsheet.card;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;
import broadsheet.identity.Colour;

/**
 * A publication's icon as a picture, for home screens, which show no SVG.
 *
 * @param svg the drawing
 * @param paper the colour behind it
 * @param size the width and the height in pixels
 */
public record Icon(String svg, Colour paper, int size) {
    /** The media type of PNG. */
    public static final String MEDIA_TYPE = "image/png";

    /** The version of the design. Increment it whenever {@link IconDrawing} or its library draws something else. */
    private static final String DESIGN = "1";

    public Icon {
        requireNonNull(svg, "svg is null");
        requireNonNull(paper, "paper is null");
        if (size < 1) {
            throw new IllegalArgumentException("size is " + size);
        }
    }

    /** A fingerprint of what is drawn. Its cost is negligible compared with drawing. */
    public String digest() {
        return Fingerprint.of(String.join("\0", DESIGN, svg, paper.hex(), Integer.toString(size)));
    }

    /** Draws the icon. Only this loads java.desktop. */
    public byte[] png() {
        return IconDrawing.png(this);
    }
}
