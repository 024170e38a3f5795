package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * A source that the article's text cites by number; schema.org's {@code citation}.
 *
 * @param publisher the source's publisher
 * @param title the source's title
 * @param url the source's address: absolute, http or https
 */
public record Source(String publisher, String title, String url) {
    public Source {
        requireNonNull(publisher, "publisher is null");
        requireNonNull(title, "title is null");
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException("url is not http(s): " + url);
        }
    }
}
