package broadsheet.transfer;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * A page without what needs the system: forms, signing in and scripts. A reader's page is complete without scripts, and here they would ask
 * for what no server answers.
 */
final class StaticHtml {
    private static final String LINKED_DATA = "application/ld+json";

    /** Forms, what leads to them, what is said after they were sent, and buttons that a script answers. */
    private static final String NEEDS_SYSTEM =
            ".load, #write_, form[action^=/api/], a[href^=/api/], a[href^=/desk/], a[href=#write_], p.told, p.news,"
                    + " noscript";

    private StaticHtml() {}

    /** The page's HTML, of the page's HTML on the site. */
    static String of(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        for (Element script : page.select("script")) {
            if (!script.attr("type").equals(LINKED_DATA)) {
                script.remove();
            }
        }
        page.select("link[rel=modulepreload]").remove();
        Elements needs = page.select(NEEDS_SYSTEM);
        for (Element element : needs) {
            Element parent = element.parent();
            element.remove();
            removeIfEmpty(parent);
        }
        return page.outerHtml();
    }

    /** Removes an element that has neither text nor anything to see, such as a list's entry whose link is gone. */
    private static void removeIfEmpty(@Nullable Element element) {
        if (element != null
                && element.tagName().matches("li|p|nav|ul")
                && element.text().isBlank()
                && element.select("img, svg, form").isEmpty()) {
            Element parent = element.parent();
            element.remove();
            removeIfEmpty(parent);
        }
    }
}
