package broadsheet.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour of sRGB.
 *
 * @param rgb eight bits each of red, green and blue
 */
public record Colour(int rgb) {
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int HEXADECIMAL = 16;
    private static final int WHITE = 0xffffff;
    private static final int STEPS = 100;

    public Colour {
        if (rgb < 0 || rgb > WHITE) {
            throw new IllegalArgumentException("rgb is " + rgb);
        }
    }

    /** Parses {@code #rrggbb}; empty for any other text. */
    public static Optional<Colour> parse(String text) {
        return HEX.matcher(text).matches()
                ? Optional.of(new Colour(Integer.parseInt(text.substring(1), HEXADECIMAL)))
                : Optional.empty();
    }

    /**
     * A colour that a program names.
     *
     * @throws IllegalArgumentException if the text is not {@code #rrggbb}
     */
    public static Colour of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is not #rrggbb"));
    }

    /** The contrast of two colours by WCAG 2: from 1, for the same, to 21. */
    public double contrast(Colour other) {
        double one = luminance();
        double another = other.luminance();
        return (Math.max(one, another) + 0.05) / (Math.min(one, another) + 0.05);
    }

    /** This colour with a share of another one, from 0 to 1. */
    public Colour mixed(Colour other, double share) {
        return new Colour(mixed(other, share, 16) << 16 | mixed(other, share, 8) << 8 | mixed(other, share, 0));
    }

    /** The colour nearest to this one, on the way to the ink, whose contrast with the paper is at least the given one. */
    Colour legible(Colour paper, Colour ink, double contrast) {
        for (int step = 0; step < STEPS; step++) {
            Colour mixed = mixed(ink, (double) step / STEPS);
            if (mixed.contrast(paper) >= contrast) {
                return mixed;
            }
        }
        return ink;
    }

    /** {@code #rrggbb}. */
    public String hex() {
        return "#%06x".formatted(rgb).toLowerCase(Locale.ROOT);
    }

    private int mixed(Colour other, double share, int shift) {
        return (int) Math.round(channel(shift) * (1 - share) + other.channel(shift) * share);
    }

    private int channel(int shift) {
        return rgb >> shift & 0xff;
    }

    private double luminance() {
        return 0.2126 * linear(channel(16)) + 0.7152 * linear(channel(8)) + 0.0722 * linear(channel(0));
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return hex();
    }
}
