package broadsheet.article;

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

    /** Where it is served in a width. */
    public String path(int served) {
        return "/images/%s/%d.webp".formatted(hash, served);
    }

    /** How high it is in a width, in pixels. */
    public int heightAt(int served) {
        return Math.max(1, Math.round((float) height * served / width));
    }
}
