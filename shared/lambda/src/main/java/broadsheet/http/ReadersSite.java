package broadsheet.http;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Site;
import broadsheet.language.Direction;
import broadsheet.language.Words;
import java.util.function.Supplier;

/**
 * What the answers to readers take from the site's settings.
 *
 * @param title the site's title; empty if it is unknown
 * @param language the language of what readers read, a BCP 47 tag
 */
public record ReadersSite(String title, String language) {
    /** What readers get if the settings cannot be read, and programs always. */
    public static final ReadersSite UNKNOWN = new ReadersSite("", "en");

    public ReadersSite {
        requireNonNull(title, "title is null");
        requireNonNull(language, "language is null");
    }

    /** What a site's readers get. An error must not depend on the settings, because these may be what failed. */
    public static ReadersSite read(Supplier<Site> settings) {
        try {
            Site site = settings.get();
            return new ReadersSite(site.title(), site.language());
        } catch (RuntimeException unreadable) {
            return UNKNOWN;
        }
    }

    /** The words in the site's language. */
    public Words words() {
        return Words.in(language);
    }

    /** The direction in which the site's language is written. */
    Direction direction() {
        return Direction.of(language);
    }
}
