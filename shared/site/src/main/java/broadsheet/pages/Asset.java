package broadsheet.pages;

/**
 * Something that pages link to, under a name that holds its content's hash: a page and its assets always fit, and what
 * stands under the name never changes.
 *
 * @param path where it is served
 * @param page the asset itself
 */
public record Asset(String path, Page page) {
    private static final int DIGITS = 12;

    static Asset of(String name, String extension, String contentType, String text) {
        var page = Page.of(contentType, Page.FOREVER, text);
        String hash = page.digest().substring(0, DIGITS);
        return new Asset("/assets/%s.%s.%s".formatted(name, hash, extension), page);
    }
}
