package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What all pages link to.
 *
 * @param stylesheet the site's styles, its identity and the colours of its sections
 * @param script the site's script; every page is complete without it
 * @param icons the publication's icon
 * @param preloaded the paths of the fonts that the first words of a page need
 */
record Assets(Asset stylesheet, Asset script, IconSet icons, List<String> preloaded) {
    private static final String LOOK =
            read("site.css") + read("rating.css") + read("discussion.css") + read("live.css") + read("most.css");
    private static final Asset SCRIPT = Asset.of("site", "js", "text/javascript; charset=utf-8", read("site.js"));

    /** The script of a live coverage's page. No other page needs it. */
    static final Asset LIVE = Asset.of("live", "js", "text/javascript; charset=utf-8", read("live.js"));

    /** The script for rare actions in a discussion. Browsers load it at the first such action. */
    static final Asset ACTS = Asset.of("acts", "js", "text/javascript; charset=utf-8", read("acts.js"));

    static Assets of(Site site) {
        FontFaces faces = FontFaces.of(site.identity().typeface());
        String css = LOOK + faces.styles() + IdentityStyles.of(site.identity()) + IdentityStyles.ofSections(site);
        return new Assets(
                Asset.of("site", "css", "text/css; charset=utf-8", css, faces.fonts()),
                SCRIPT,
                IconSet.of(site),
                faces.preloaded());
    }

    List<Asset> all() {
        return List.of(stylesheet, script, icons.manifest());
    }

    AssetLinks links() {
        return new AssetLinks(
                preloaded,
                icons.icon().path(),
                icons.touchIcon().path(),
                icons.manifest().path());
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
