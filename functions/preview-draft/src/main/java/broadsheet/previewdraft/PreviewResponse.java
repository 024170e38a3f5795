package broadsheet.previewdraft;

import broadsheet.http.Response;
import broadsheet.pages.Page;

/** Responses with pages that no cache may keep and no search engine may list. */
final class PreviewResponse {
    private PreviewResponse() {}

    static Response of(int status, Page page) {
        return page.isText()
                ? of(status, page.contentType(), page.text())
                : hidden(Response.bytes(status, page.contentType(), page.bytes()));
    }

    static Response of(int status, String contentType, String text) {
        return hidden(Response.text(status, contentType, text));
    }

    private static Response hidden(Response response) {
        return response.with("cache-control", "no-store").with("x-robots-tag", "noindex");
    }
}
