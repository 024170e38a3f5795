package broadsheet.article;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A stored picture. The original's hash identifies it, and the site serves it in several widths of the same
 * proportions, each as WebP.
 *
 * @param hash the SHA-256 of the original's bytes, in 64 lower-case hexadecimal digits
 * @param width the original's displayed width in pixels
 * @param height the original's displayed height in pixels
 * @param widths the served widths in pixels, ascending, none larger than the original's
 * @param hasAvif whether the site serves each width as AVIF too
 */
public record Picture(String hash, int width, int height, List<Integer> widths, boolean hasAvif) implements Attachment {
    /** The widths that pages choose from, in pixels. The site never enlarges a picture. */
    public static final List<Integer> WIDTHS = List.of(320, 640, 960, 1280, 1920);

    /** The width of a text column on a high-resolution screen, in pixels. */
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

    /** A picture that the site serves as WebP alone. */
    public Picture(String hash, int width, int height, List<Integer> widths) {
        this(hash, width, height, widths, false);
    }

    /** The same picture, of which the site has AVIF too. */
    public Picture withAvif() {
        return new Picture(hash, width, height, widths, true);
    }

    /** The URL path that all files of a picture, or of another attachment, share. */
    public static String folder(String hash) {
        return "/images/" + hash + "/";
    }

    /** The URL path of a picture's record. */
    public static String record(String hash) {
        return folder(hash) + "picture.json";
    }

    /** The URL path of one width as WebP. */
    public String path(int served) {
        return folder(hash) + served + ".webp";
    }

    /** The URL path of one width as AVIF. */
    public String avif(int served) {
        return folder(hash) + served + ".avif";
    }

    @Override
    public List<String> files() {
        Stream<String> avif = hasAvif ? widths.stream().map(this::avif) : Stream.of();
        return Stream.of(widths.stream().map(this::path), avif, Stream.of(record(hash)))
                .flatMap(Function.identity())
                .toList();
    }

    /**
     * The URL path for clients that take a single width. It is the smallest width that fills a column, or else the
     * largest.
     */
    @Override
    public String path() {
        return path(
                widths.stream().filter(served -> served >= COLUMN).findFirst().orElseGet(widths::getLast));
    }

    @Override
    public String original() {
        return path(widths.getLast());
    }

    /** All widths as WebP, as a value of HTML's {@code srcset}, from which browsers choose. */
    public String srcset() {
        return srcset(this::path);
    }

    /** All widths as AVIF, as a value of HTML's {@code srcset}. */
    public String avifSrcset() {
        return srcset(this::avif);
    }

    private String srcset(IntFunction<String> path) {
        return widths.stream()
                .map(served -> path.apply(served) + " " + served + "w")
                .collect(joining(", "));
    }

    /** Whether the picture is taller than wide. Such a picture would fill the screen if it filled a column. */
    public boolean isTall() {
        return height > width;
    }

    /** The picture's height in pixels when served in a width. */
    public int heightAt(int served) {
        return Math.max(1, Math.round((float) height * served / width));
    }
}
