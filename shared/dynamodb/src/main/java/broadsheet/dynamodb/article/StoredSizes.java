package broadsheet.dynamodb.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Draft;
import broadsheet.staticpage.StaticPageDraft;
import broadsheet.staticpage.StaticPageStore;

/** Checks that the store can keep a document. Several items have an article, and one item has a static page. */
public final class StoredSizes {
    private static final String DOCUMENT = "The document";

    private StoredSizes() {}

    /**
     * Checks an article.
     *
     * @throws TooLarge if the document, its front matter or its HTML exceeds the store's limit
     */
    public static void require(Draft draft) {
        TooLarge.unlessFits(DOCUMENT, draft.document().getBytes(UTF_8).length);
        // Measure the parsed front matter: a YAML alias can repeat one long text many times.
        TooLarge.unlessFits(
                "What the front matter says", draft.front().toString().getBytes(UTF_8).length);
        TooLarge.unlessFits("The document's HTML, with its contents and footnotes,", BodyItems.size(draft.body()));
    }

    /**
     * Checks a static page.
     *
     * @throws TooLarge if the document or its HTML exceeds the limit of a page
     */
    public static void require(StaticPageDraft draft) {
        TooLarge.unlessFits(DOCUMENT, draft.document().getBytes(UTF_8).length, StaticPageStore.LIMIT);
        TooLarge.unlessFits(
                "The page's HTML, with its contents and footnotes,",
                BodyItems.size(draft.body()),
                StaticPageStore.LIMIT);
    }
}
