package broadsheet.previewdraft;

import broadsheet.http.Response;
import broadsheet.pages.Page;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The page of an article for somebody who has a link to its draft. It says that it is a draft, and leaves out the links
 * for sharing, whose address shows nothing yet.
 */
final class SharedPage {
    private static final String NOTE =
            "A draft, shown to you by a link. It is not published like this, and may change.";

    private SharedPage() {}

    static Response response(Page page) {
        return PreviewResponse.of(200, page.contentType(), marked(page.text()));
    }

    static String marked(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        page.select("section.share").remove();
        page.expectFirst("main").prependElement("p").addClass("correction").text(NOTE);
        return page.outerHtml();
    }
}
