package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Site;
import broadsheet.language.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The assets of the site's pages: the stylesheets, the scripts in the site's language, and the icons.
 *
 * @param styles the stylesheets
 * @param script the site's script; every page is complete without it
 * @param live the script of a live coverage's page; no other page needs it
 * @param acts the script for rare actions in a discussion; browsers load it at the first such action
 * @param embeds the script of pages that show something from other sites
 * @param icons the publication's icon
 * @param preloaded the paths of the fonts that the first words of a page need
 */
record Assets(
        StyleSheets styles, Asset script, Asset live, Asset acts, Asset embeds, IconSet icons, List<String> preloaded) {
    private static final String SCRIPT = read("site.js");
    private static final String LIVE = read("live.js");
    private static final String ACTS = read("acts.js");
    private static final String EMBEDS = read("embeds.js");

    static Assets of(Site site) {
        FontFaces faces = FontFaces.of(site.identity().typeface());
        Words words = Words.in(site.language());
        return new Assets(
                StyleSheets.of(site, faces),
                script("site", SCRIPT, words),
                script("live", LIVE, words),
                script("acts", ACTS, words),
                script("embeds", EMBEDS, words),
                IconSet.of(site),
                faces.preloaded());
    }

    private static Asset script(String name, String source, Words words) {
        return Asset.of(name, "js", "text/javascript; charset=utf-8", words.script(source));
    }

    /** All of them. */
    List<Asset> every() {
        return Stream.concat(styles.all().stream(), Stream.of(script, live, acts, embeds, icons.manifest()))
                .toList();
    }

    /** Those whose paths a page contains. */
    List<Asset> linkedBy(String html) {
        return every().stream().filter(asset -> html.contains(asset.path())).toList();
    }

    AssetLinks links() {
        return new AssetLinks(
                preloaded,
                icons.icon().path(),
                icons.touchIcon().path(),
                icons.manifest().path(),
                embeds.path(),
                styles.listings().path());
    }

    static String read(String name) {
        return new String(bytes(name), UTF_8);
    }

    static byte[] bytes(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
