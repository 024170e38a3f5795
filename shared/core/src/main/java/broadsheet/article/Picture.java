package broadsheet.article;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A picture as the site keeps it: under its original's hash, in several widths, all of the same proportions.
 *
 * @param hash the SHA-256 of the original's bytes, in 64 lower-case hexadecimal digits
 * @param width the original's width in pixels, as it is looked at
 * @param height the original's height in pixels, as it is looked at
 * @param widths the widths in pixels that it is served in, ascending, none larger than its own
 */
public record Picture(String hash, int width, int height, List<Integer> widths) {
    /** The widths that pages choose from, in pixels. No picture is enlarged to one of them. */
    public static final List<Integer> WIDTHS = List.of(320, 640, 960, 1280, 1920);

    /** A column of text on a good screen, in pixels. */
    private static final int COLUMN = 960;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Picture {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("hash is not a SHA-256: " + hash);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size is %d x %d".formatted(width, height));
        }
        widths = List.copyOf(widths);
        if (widths.isEmpty() || widths.getLast() > width) {
            throw new IllegalArgumentException("widths of a picture %d wide are %s".formatted(width, widths));
        }
    }

    /** Under which all widths of the picture of a hash are served. */
    public static String folder(String hash) {
        return "/images/" + hash + "/";
    }

    /** Where it is served in a width. */
    public String path(int served) {
        return folder(hash) + served + ".webp";
    }

    /** Where it is served, for those who take one width whatever their screen: the smallest that fills a column, if any. */
    public String path() {
        return path(
                widths.stream().filter(served -> served >= COLUMN).findFirst().orElseGet(widths::getLast));
    }

    /** Where it is served in every width, in the words of HTML's {@code srcset}: for browsers to choose from. */
    public String srcset() {
        return widths.stream().map(served -> path(served) + " " + served + "w").collect(joining(", "));
    }

    /** Whether it is higher than wide, so that it would fill the screen if it filled a column. */
    public boolean isTall() {
        return height > width;
    }

    /** How high it is in a width, in pixels. */
    public int heightAt(int served) {
        return Math.max(1, Math.round((float) height * served / width));
    }
}
