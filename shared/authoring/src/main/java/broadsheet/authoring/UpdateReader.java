package broadsheet.authoring;

import broadsheet.article.Attachment;
import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.PictureName;
import broadsheet.article.Site;
import broadsheet.article.Source;
import broadsheet.live.UpdateContent;
import broadsheet.live.UpdateDraft;
import broadsheet.live.UpdateId;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;

/** Parses documents of live updates: front matter and a Markdown text, as in articles. */
public final class UpdateReader {
    private static final int MAX_TITLE = 300;
    private static final int MAX_CORRECTION = 1_000;

    /**
     * The maximum length of the text, in characters. Open pages poll the latest changes, which contain the full texts.
     */
    private static final int MAX_TEXT = 20_000;

    private UpdateReader() {}

    /**
     * A valid document.
     *
     * @param draft the document's content
     * @param ignored descriptions of unknown or unsupported parts, which the reader skipped
     */
    public record Reading(UpdateDraft draft, List<String> ignored) {
        public Reading {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * Parses a document.
     *
     * @param bytes the document, UTF-8
     * @param id the update's id, which prefixes its anchors, because several updates share one page
     * @param pictures supplies the coverage's pictures; called only if the document refers to a picture
     * @throws ValidationException with all errors in the document
     */
    public static Reading read(byte[] bytes, UpdateId id, Site site, Supplier<Map<PictureName, Attachment>> pictures) {
        Document document = Document.of(bytes);
        var errors = new FieldErrors();
        List<String> ignored = new ArrayList<>();
        var naming = new Naming(site, errors, ignored);
        Fields fields = Fields.read(document.yaml(), 2, errors);
        Quotes quotes = Quotes.of(site.language());
        UnaryOperator<String> typography = Typography.set(quotes);
        Optional<String> title = fields.required(MAX_TITLE, "title").map(typography);
        List<Label> authors = naming.authors(fields);
        List<Source> sources = naming.sources(fields, typography);
        Optional<String> correction = fields.text(MAX_CORRECTION, "correction").map(typography);
        boolean pinned = fields.flag("pinned");
        var illustrations = new Illustrations(pictures);
        Optional<LeadPicture> picture = LeadImage.read(fields, errors, ignored::add, typography)
                .flatMap(image -> image.picture(illustrations, ignored::add));
        Withheld.requireNoDraft(fields, errors, ignored);
        ignored.addAll(fields.unread());
        String html = text(document, fields.entries("sources"), id, illustrations, errors, ignored, quotes);
        errors.throwIfAny();
        var content = new UpdateContent(title.orElseThrow(), authors, sources, correction, pinned, picture, html);
        return new Reading(new UpdateDraft(document.text(), content), ignored);
    }

    private static String text(
            Document document,
            int sources,
            UpdateId id,
            Illustrations illustrations,
            FieldErrors errors,
            List<String> ignored,
            Quotes quotes) {
        int length = document.markdown().length();
        if (length > MAX_TEXT) {
            errors.add("text", "has %,d characters; at most %,d are allowed".formatted(length, MAX_TEXT));
            return "";
        }
        SafeHtml text = Markdown.render(
                document.markdown(), sources, document.linesBefore(), illustrations, errors, ignored::add, quotes);
        ignored.addAll(illustrations.missing());
        if (text.body().html().isEmpty()) {
            errors.add("text", "is missing");
        }
        if (!text.body().footnotes().isEmpty()) {
            errors.add("text", "has footnotes, which only articles and pages have: write them into the text");
        }
        return among(text.body().html(), id);
    }

    /**
     * Adapts the text to a page with several updates: it prefixes anchors with the update's id, and lowers headings by
     * one level.
     */
    private static String among(String html, UpdateId id) {
        var page = Jsoup.parseBodyFragment(html);
        page.outputSettings(new OutputSettings().prettyPrint(false));
        Element body = page.body();
        body.select("[id]").forEach(anchor -> anchor.attr("id", id + "_" + anchor.id()));
        body.select("a[href^=#]")
                .forEach(link ->
                        link.attr("href", "#" + id + "_" + link.attr("href").substring(1)));
        body.select("h2, h3, h4, h5")
                .forEach(heading -> heading.tagName("h" + (heading.tagName().charAt(1) - '0' + 1)));
        return body.html();
    }
}
