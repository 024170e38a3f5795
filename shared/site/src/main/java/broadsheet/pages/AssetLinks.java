package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The paths of the assets that a page's head links to, beside its stylesheet and script.
 *
 * @param fonts the fonts to load before the stylesheet is read
 * @param icon the icon as SVG
 * @param touchIcon the icon as a picture
 * @param manifest the web app manifest
 * @param embeds the script of pages that show something from other sites
 * @param listings the stylesheet of the home page and of listings
 */
public record AssetLinks(
        List<String> fonts, String icon, String touchIcon, String manifest, String embeds, String listings) {
    public AssetLinks {
        fonts = List.copyOf(fonts);
        requireNonNull(icon, "icon is null");
        requireNonNull(touchIcon, "touchIcon is null");
        requireNonNull(manifest, "manifest is null");
        requireNonNull(embeds, "embeds is null");
        requireNonNull(listings, "listings is null");
    }
}
