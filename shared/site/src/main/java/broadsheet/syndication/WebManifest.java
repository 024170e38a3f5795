package broadsheet.syndication;

import broadsheet.article.Site;
import java.util.ArrayList;
import java.util.List;

/** The web app manifest: what a publication is called and looks like on a home screen. */
public final class WebManifest {
    /** The media type of a web app manifest. */
    public static final String MEDIA_TYPE = "application/manifest+json";

    private WebManifest() {}

    /**
     * A picture of the icon.
     *
     * @param path where it is served
     * @param size its width and height in pixels
     */
    public record Picture(String path, int size) {}

    /**
     * Writes the manifest.
     *
     * @param drawing the path of the icon as SVG
     */
    public static String of(Site site, String drawing, List<Picture> pictures) {
        List<JsonObject> icons = new ArrayList<>();
        icons.add(icon(drawing, "any", "image/svg+xml"));
        pictures.forEach(
                picture -> icons.add(icon(picture.path(), picture.size() + "x" + picture.size(), "image/png")));
        return new JsonObject()
                .with("name", site.title())
                .with("description", site.description())
                .with("lang", site.language())
                .with("start_url", "/")
                .with("scope", "/")
                .with("display", "minimal-ui")
                .with("theme_color", site.identity().light().paper().hex())
                .with("background_color", site.identity().light().paper().hex())
                .with("icons", icons)
                .document();
    }

    private static JsonObject icon(String path, String sizes, String type) {
        return new JsonObject().with("src", path).with("sizes", sizes).with("type", type);
    }
}
