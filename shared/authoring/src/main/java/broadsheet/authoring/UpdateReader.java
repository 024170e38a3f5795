package broadsheet.authoring;

import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
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
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;

/** Reads documents of updates: front matter, and a text in Markdown, as articles have it. */
public final class UpdateReader {
    private static final int MAX_TITLE = 300;
    private static final int MAX_CORRECTION = 1_000;

    /** An open page is sent the latest changes with their texts, again and again. */
    private static final int MAX_TEXT = 20_000;

    private UpdateReader() {}

    /**
     * A document that was read and found right.
     *
     * @param draft what it says
     * @param ignored what in it has no meaning here and was left out
     */
    public record Reading(UpdateDraft draft, List<String> ignored) {
        public Reading {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * Reads a document.
     *
     * @param bytes the document, UTF-8
     * @param id the update's id: its text stands in one page with others
     * @param pictures the coverage's pictures; not asked for unless the document refers to one
     * @throws ValidationException with every fault of the document
     */
    public static Reading read(byte[] bytes, UpdateId id, Site site, Supplier<Map<PictureName, Picture>> pictures) {
        Document document = Document.of(bytes);
        var faults = new FieldErrors();
        List<String> ignored = new ArrayList<>();
        var naming = new Naming(site, faults, ignored);
        Fields fields = Fields.read(document.yaml(), 2, faults);
        Optional<String> title = fields.required(MAX_TITLE, "title").map(Typography::set);
        List<Label> authors = naming.authors(fields);
        List<Source> sources = naming.sources(fields);
        Optional<String> correction = fields.text(MAX_CORRECTION, "correction").map(Typography::set);
        boolean pinned = fields.flag("pinned");
        var illustrations = new Illustrations(pictures);
        Optional<LeadPicture> picture =
                LeadImage.read(fields, ignored::add).flatMap(image -> image.picture(illustrations, ignored::add));
        Withheld.requireNoDraft(fields, faults, ignored);
        ignored.addAll(fields.unread());
        String html = text(document, fields.entries("sources"), id, illustrations, faults, ignored);
        faults.throwIfAny();
        var content = new UpdateContent(title.orElseThrow(), authors, sources, correction, pinned, picture, html);
        return new Reading(new UpdateDraft(document.text(), content), ignored);
    }

    private static String text(
            Document document,
            int sources,
            UpdateId id,
            Illustrations illustrations,
            FieldErrors faults,
            List<String> ignored) {
        int length = document.markdown().length();
        if (length > MAX_TEXT) {
            faults.add("text", "has %,d characters; at most %,d are allowed".formatted(length, MAX_TEXT));
            return "";
        }
        SafeHtml text = Markdown.render(document.markdown(), sources, document.linesBefore(), illustrations, faults);
        ignored.addAll(illustrations.missing());
        if (text.body().html().isEmpty()) {
            faults.add("text", "is missing");
        }
        return among(text.body().html(), id);
    }

    /** The text as it may stand among those of other updates: its anchors are its own, its headings below the update's. */
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
