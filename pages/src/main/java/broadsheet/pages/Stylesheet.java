package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Section;
import broadsheet.article.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The one stylesheet: the site's look, and its sections' colours.
 *
 * @param path where it is served; holds the content's hash, so that a page and its stylesheet always fit
 * @param page the stylesheet itself
 */
public record Stylesheet(String path, Page page) {
    private static final String LOOK = read("site.css");

    static Stylesheet of(Site site) {
        var css = new StringBuilder(LOOK);
        for (Section section : site.sections()) {
            css.append("[data-section=\"%s\"]{--accent:light-dark(%s,%s)}\n"
                    .formatted(section.id(), section.accent(), section.accentDark()));
        }
        Page page = Page.of("text/css; charset=utf-8", Page.FOREVER, css.toString());
        return new Stylesheet("/assets/site." + page.digest().substring(0, 12) + ".css", page);
    }

    private static String read(String name) {
        try (InputStream in = Stylesheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
