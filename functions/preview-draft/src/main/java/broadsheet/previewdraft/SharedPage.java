package broadsheet.previewdraft;

import broadsheet.http.Response;
import broadsheet.language.Words;
import broadsheet.pages.Page;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The page of an article for somebody who has a link to its draft. It says that it is a draft, and leaves out the links
 * for sharing, whose address shows nothing yet.
 */
final class SharedPage {
    private SharedPage() {}

    static Response response(Page page) {
        return PreviewResponse.of(200, page.contentType(), marked(page.text()));
    }

    static String marked(String html) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        page.select("section.share").remove();
        String note = Words.in(page.expectFirst("html").attr("lang")).notice().draft();
        page.expectFirst("main").prependElement("p").addClass("correction").text(note);
        return page.outerHtml();
    }
}
