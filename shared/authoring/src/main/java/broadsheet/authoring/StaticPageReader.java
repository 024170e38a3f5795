package broadsheet.authoring;

import broadsheet.article.Attachment;
import broadsheet.article.PictureName;
import broadsheet.article.Slug;
import broadsheet.staticpage.ReservedSlugs;
import broadsheet.staticpage.StaticPageDraft;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Parses documents of static pages: front matter and a Markdown text, as in articles, without a lead picture and sources. */
public final class StaticPageReader {
    private static final String ROOT = "/";

    private StaticPageReader() {}

    /**
     * A valid document.
     *
     * @param draft the document's content
     * @param ignored descriptions of unknown or unsupported parts, which the reader skipped
     */
    public record Reading(StaticPageDraft draft, List<String> ignored) {
        public Reading {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * Parses a document.
     *
     * @param bytes the document, UTF-8
     * @param slug the page's name in its URL
     * @param language the site's language, a BCP 47 tag
     * @param pictures supplies the page's pictures and files; called at most once, at the first reference
     * @throws ValidationException with all errors in the document
     */
    public static Reading read(
            byte[] bytes, Slug slug, String language, Supplier<Map<PictureName, Attachment>> pictures) {
        Document document = Document.of(bytes);
        var errors = new FieldErrors();
        List<String> ignored = new ArrayList<>();
        if (ReservedSlugs.contains(slug)) {
            errors.add("slug", "\"" + slug + "\" is reserved: at the root of the site it means something else");
        }
        Fields fields = Fields.read(document.yaml(), 2, errors);
        Quotes quotes = Quotes.of(language);
        UnaryOperator<String> typography = Typography.set(quotes);
        Optional<String> title = fields.required(Limits.TITLE, "title").map(typography);
        String description = fields.text(Limits.TEXT, "description", "dek", "excerpt", "summary")
                .map(typography)
                .orElse("");
        Withheld.requireNoDraft(fields, errors, ignored);
        ignored.addAll(fields.unread());
        var illustrations = new Illustrations(pictures);
        SafeHtml text = Markdown.render(
                        document.markdown(), 0, document.linesBefore(), illustrations, errors, ignored::add, quotes)
                .under(ROOT);
        ignored.addAll(illustrations.missing());
        if (text.body().html().isEmpty()) {
            errors.add("text", "is missing");
        }
        errors.throwIfAny();
        return new Reading(
                new StaticPageDraft(document.text(), title.orElseThrow(), description, text.body()), ignored);
    }
}
