package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.language.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The stylesheet of all pages, and the scripts in the site's language.
 *
 * @param stylesheet the site's styles and the colours of its sections
 * @param script the site's script; every page is complete without it
 * @param live the script of a live coverage's page; no other page needs it
 * @param acts the script for rare actions in a discussion; browsers load it at the first such action
 */
record Assets(Asset stylesheet, Asset script, Asset live, Asset acts) {
    private static final String LOOK =
            read("site.css") + read("rating.css") + read("discussion.css") + read("live.css") + read("most.css")
                    + read("people.css");
    private static final String SCRIPT = read("site.js");
    private static final String LIVE = read("live.js");
    private static final String ACTS = read("acts.js");

    static Assets of(Site site) {
        var css = new StringBuilder(LOOK);
        for (Section section : site.sections()) {
            css.append("[data-section=\"%s\"]{--accent:light-dark(%s,%s)}\n"
                    .formatted(section.id(), section.accent(), section.accentDark()));
        }
        Words words = Words.in(site.language());
        return new Assets(
                Asset.of("site", "css", "text/css; charset=utf-8", css.toString()),
                script("site", SCRIPT, words),
                script("live", LIVE, words),
                script("acts", ACTS, words));
    }

    private static Asset script(String name, String source, Words words) {
        return Asset.of(name, "js", "text/javascript; charset=utf-8", words.script(source));
    }

    /** All of them. */
    List<Asset> every() {
        return List.of(stylesheet, script, live, acts);
    }

    /** Those that every page links to. */
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
