package broadsheet.http;

/**
 * A page for the person behind a browser that was to show something else: of this text alone, without the site's look. Its
 * style is the one that template.yaml allows such answers, by its hash.
 */
public final class PlainPage {
    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>%1$s</title>
        <style>body { max-width: 40rem; margin: 4rem auto; padding: 0 1rem; font: 1.1rem/1.5 Georgia, serif }</style>
        <h1>%1$s</h1>
        %2$s\
        """;

    private PlainPage() {}

    /**
     * A page.
     *
     * @param title plain text
     * @param html what stands under the title; whatever comes from the request is {@link #escaped} in it
     */
    public static Response of(int status, String title, String html) {
        return Response.text(status, "text/html; charset=utf-8", PAGE.formatted(escaped(title), html));
    }

    /** A text as it stands between tags. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
