package broadsheet.pages;

/**
 * A file that pages link to. Its path contains the hash of its content, so that pages always get the matching version.
 * The content under a path never changes.
 *
 * @param path where the asset is served
 * @param page the asset's content
 */
public record Asset(String path, Page page) {
    private static final int DIGITS = 12;

    static Asset of(String name, String extension, String contentType, String text) {
        var page = Page.of(contentType, Page.FOREVER, text);
        String hash = page.digest().substring(0, DIGITS);
        return new Asset("/assets/%s.%s.%s".formatted(name, hash, extension), page);
    }
}
