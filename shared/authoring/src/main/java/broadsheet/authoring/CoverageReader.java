package broadsheet.authoring;

import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.live.CoverageDraft;
import broadsheet.live.CoverageMetadata;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Parses documents about live coverages. All of their content is in the front matter. */
public final class CoverageReader {
    private static final int MAX_SUMMARY = 3_000;
    private static final int MAX_POINTS = 10;

    private CoverageReader() {}

    /**
     * A valid document.
     *
     * @param draft the document's content
     * @param ignored descriptions of unknown or unsupported parts, which the reader skipped
     */
    public record Reading(CoverageDraft draft, List<String> ignored) {
        public Reading {
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * Parses a document.
     *
     * @param bytes the document, UTF-8
     * @throws ValidationException with all errors in the document
     */
    public static Reading read(byte[] bytes, Site site) {
        Document document = Document.of(bytes);
        var errors = new FieldErrors();
        List<String> ignored = new ArrayList<>();
        Fields fields = Fields.read(document.yaml(), 2, errors);
        UnaryOperator<String> typography = Typography.set(Quotes.of(site.language()));
        Optional<String> title = fields.required(Limits.TITLE, "title").map(typography);
        String dek = fields.text(Limits.TEXT, "dek").map(typography).orElse("");
        Optional<Slug> section = new Naming(site, errors, ignored).section(fields, Optional.empty());
        List<String> points = fields.texts(MAX_POINTS, Limits.TITLE, "keyPoints", "key points").stream()
                .map(point -> typography.apply(point.text()))
                .toList();
        boolean closed = fields.choice("status", "open", "closed").equals("closed");
        String summary = fields.text(MAX_SUMMARY, "summary").map(typography).orElse("");
        Withheld.requireNoDraft(fields, errors, ignored);
        ignored.addAll(fields.unread());
        if (!document.markdown().isBlank()) {
            ignored.add("line %d: the text below the front matter".formatted(document.linesBefore() + 1));
        }
        errors.throwIfAny();
        var metadata = new CoverageMetadata(title.orElseThrow(), dek, section.orElseThrow(), points, closed, summary);
        return new Reading(new CoverageDraft(document.text(), metadata), ignored);
    }
}
