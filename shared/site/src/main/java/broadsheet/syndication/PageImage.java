package broadsheet.syndication;

import static java.util.Objects.requireNonNull;

/**
 * An image that represents a page.
 *
 * @param url the absolute URL, http or https
 * @param width the width in pixels
 * @param height the height in pixels
 * @param alt the alternative text; may be empty
 */
public record PageImage(String url, int width, int height, String alt) {
    public PageImage {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException("url is not http(s): " + url);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size is %d x %d".formatted(width, height));
        }
        requireNonNull(alt, "alt is null");
    }
}
