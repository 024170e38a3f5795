package broadsheet.http;

/**
 * A page for the person behind a browser that was to show something else: in the site's colours and under its name, but of
 * this text alone. Its style is the one that template.yaml allows such answers, by its hash.
 */
public final class PlainPage {
    private static final String STYLE = """
        :root { color-scheme: light dark }
        body { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; background: light-dark(#fffefb, #16171a);
          color: light-dark(#1b1b1a, #e9e7e2); font: 1.125rem/1.6 Charter, Cambria, Georgia, serif }
        header { padding-bottom: .75rem; border-bottom: 3px double light-dark(#dedbd3, #34353a); font-weight: 700 }
        h1 { margin: 2rem 0 .5rem; font-size: 1.75rem; line-height: 1.2 }
        a { color: light-dark(#8a1c1c, #f0a8a0) }
        header a { color: inherit; text-decoration: none }
        """;

    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%1$s</title>
        <style>%2$s</style>
        <header><a href="/">%3$s</a></header>
        <main>
        <h1>%1$s</h1>
        %4$s</main>
        """;

    private PlainPage() {}

    /**
     * A page.
     *
     * @param site the site's title; empty if it is not known
     * @param title plain text
     * @param html what stands under the title; whatever comes from the request is {@link #escaped} in it
     */
    public static Response of(int status, String site, String title, String html) {
        String home = site.isEmpty() ? "The front page" : site;
        return Response.text(
                status, "text/html; charset=utf-8", PAGE.formatted(escaped(title), STYLE, escaped(home), html));
    }

    /** A text as it stands between tags. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
