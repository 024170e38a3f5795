package broadsheet.syndication;

import static java.util.Objects.requireNonNull;

/**
 * A picture that stands for a page.
 *
 * @param url where it is: absolute, http or https
 * @param width its width in pixels
 * @param height its height in pixels
 * @param alt what it shows; empty if it says nothing
 */
public record Picture(String url, int width, int height, String alt) {
    public Picture {
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException("url is not http(s): " + url);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size is %d x %d".formatted(width, height));
        }
        requireNonNull(alt, "alt is null");
    }
}
