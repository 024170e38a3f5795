package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * What an article rests on, cited in its text by number; schema.org's {@code citation}.
 *
 * @param publisher who published it
 * @param title its title
 * @param url where it stands: absolute, http or https
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
