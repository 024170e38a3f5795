package broadsheet.pages;

import broadsheet.article.Site;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The site's stylesheets. Most views are of articles by browsers that have no file of the site yet: so what articles do not
 * need is apart.
 *
 * @param site the stylesheet of every page: its parts, the identity and the colours of the sections
 * @param listings the stylesheet of the home page and of listings, which link it behind the other one
 */
record StyleSheets(Asset site, Asset listings) {
    private static final String MEDIA_TYPE = "text/css; charset=utf-8";

    /** In the order of the cascade, as all parts are. */
    private static final String SITE = parts(
            "site",
            "masthead",
            "entries",
            "article",
            "blocks",
            "layouts",
            "embeds",
            "media",
            "charts",
            "code",
            "focus",
            "rating",
            "discussion",
            "live",
            "most",
            "people",
            "typography");

    /** A class that these style is on no page that does not link them (StyleSheetsTest). */
    private static final String LISTINGS = parts("home", "front", "strips", "listings");

    static StyleSheets of(Site site, FontFaces faces) {
        String css = SITE + faces.styles() + IdentityStyles.of(site.identity()) + IdentityStyles.ofSections(site);
        return new StyleSheets(
                Asset.of("site", "css", MEDIA_TYPE, css, faces.fonts()),
                Asset.of("listings", "css", MEDIA_TYPE, LISTINGS));
    }

    /** All of them, in the order in which pages link them. */
    List<Asset> all() {
        return List.of(site, listings);
    }

    private static String parts(String... names) {
        return Arrays.stream(names).map(name -> Assets.read(name + ".css")).collect(Collectors.joining());
    }
}
