package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Section;
import broadsheet.article.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The stylesheet and script of all pages.
 *
 * @param stylesheet the site's styles and the colours of its sections
 * @param script the site's script; every page is complete without it
 */
record Assets(Asset stylesheet, Asset script) {
    private static final String LOOK =
            read("site.css") + read("rating.css") + read("discussion.css") + read("live.css") + read("most.css");
    private static final Asset SCRIPT = Asset.of("site", "js", "text/javascript; charset=utf-8", read("site.js"));

    /** The script of a live coverage's page. No other page needs it. */
    static final Asset LIVE = Asset.of("live", "js", "text/javascript; charset=utf-8", read("live.js"));

    /** The script for rare actions in a discussion. Browsers load it at the first such action. */
    static final Asset ACTS = Asset.of("acts", "js", "text/javascript; charset=utf-8", read("acts.js"));

    static Assets of(Site site) {
        var css = new StringBuilder(LOOK);
        for (Section section : site.sections()) {
            css.append("[data-section=\"%s\"]{--accent:light-dark(%s,%s)}\n"
                    .formatted(section.id(), section.accent(), section.accentDark()));
        }
        return new Assets(Asset.of("site", "css", "text/css; charset=utf-8", css.toString()), SCRIPT);
    }

    List<Asset> all() {
        return List.of(stylesheet, script);
    }

    static String read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
