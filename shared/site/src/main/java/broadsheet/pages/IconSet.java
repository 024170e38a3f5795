package broadsheet.pages;

import broadsheet.article.Site;
import broadsheet.card.Icon;
import broadsheet.identity.Artwork;
import broadsheet.identity.Identity;
import broadsheet.syndication.WebManifest;
import java.util.List;

/**
 * The publication's icon in the forms that browsers want.
 *
 * @param icon the drawing, for tabs
 * @param touchIcon a picture, for home screens
 * @param manifest the web app manifest, which names both and a large picture
 */
record IconSet(Asset icon, Asset touchIcon, Asset manifest) {
    private static final int TOUCH = 180;
    private static final int LARGE = 512;

    static IconSet of(Site site) {
        Identity identity = site.identity();
        String svg = identity.icon().map(Artwork::svg).orElseGet(() -> newspaper(identity));
        Asset icon = Asset.of("icon", "svg", "image/svg+xml", svg);
        Asset touchIcon = picture("touch-icon", new Icon(svg, identity.light().paper(), TOUCH));
        Asset large = picture("icon", new Icon(svg, identity.light().paper(), LARGE));
        Asset manifest = Asset.of(
                "manifest",
                "webmanifest",
                WebManifest.MEDIA_TYPE,
                WebManifest.of(
                        site,
                        icon.path(),
                        List.of(
                                new WebManifest.Picture(touchIcon.path(), TOUCH),
                                new WebManifest.Picture(large.path(), LARGE))),
                List.of(icon, touchIcon, large));
        return new IconSet(icon, touchIcon, manifest);
    }

    private static Asset picture(String name, Icon icon) {
        return Asset.drawn(name, "png", Icon.MEDIA_TYPE, icon.digest(), icon::png);
    }

    /** Three columns under a heading in the accent's colour, for a publication without an icon of its own. */
    private static String newspaper(Identity identity) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"><path fill=\"%s\" d=\"M0"
            + " 0h16v16H0z\"></path><path stroke=\"%s\" fill=\"none\" d=\"M3 3.5h10m-10 2h10m-10 4h4m-4 2h4m-4"
            + " 2h4m2-4h4m-4 2h4m-4 2h4\"></path></svg>")
                .formatted(identity.light().accent(), identity.light().paper());
    }
}
