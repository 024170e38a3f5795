package broadsheet.http;

/**
 * A small HTML page, for browsers that expect a page but get an error or a notice. It has the site's colours and title.
 * The content security policy in template.yaml allows its style by hash.
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
        <html lang="%5$s" dir="%6$s">
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
     * Builds a page.
     *
     * @param title plain text
     * @param html the content under the title; the caller must {@linkplain #escaped escape} anything from the request
     */
    public static Response of(int status, ReadersSite site, String title, String html) {
        String home = site.title().isEmpty() ? site.words().page().homePage() : site.title();
        return Response.text(
                status,
                "text/html; charset=utf-8",
                PAGE.formatted(
                        escaped(title),
                        STYLE,
                        escaped(home),
                        html,
                        escaped(site.language()),
                        site.direction().html()));
    }

    /** Escapes a text for use between tags. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
