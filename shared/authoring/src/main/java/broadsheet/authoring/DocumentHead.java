package broadsheet.authoring;

import broadsheet.article.Slug;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What decides where and when a document is published. It takes a fraction of the time of reading the whole.
 *
 * @param slug the slug that the document states; empty if it states none or an invalid one
 * @param written the date that it states, as it is written there
 * @param isDraft whether it is marked as a draft, so that it must not be published
 */
public record DocumentHead(Optional<Slug> slug, Optional<String> written, boolean isDraft) {
    private static final DocumentHead NONE = new DocumentHead(Optional.empty(), Optional.empty(), false);

    /**
     * Reads it from a document. A document without front matter that can be read states nothing.
     *
     * @param bytes the document, UTF-8
     */
    public static DocumentHead of(byte[] bytes) {
        try {
            Fields fields = Fields.read(Document.of(bytes).yaml(), 2, new FieldErrors());
            return new DocumentHead(
                    fields.text(Limits.NAME, "slug").flatMap(Slug::parse),
                    fields.text(Limits.NAME, "date"),
                    Withheld.isDraft(fields));
        } catch (ValidationException unreadable) {
            return NONE;
        }
    }

    /**
     * The date that the document states; empty if it states none or an invalid one.
     *
     * @param zone the site's time zone
     */
    public Optional<Instant> date(ZoneId zone) {
        return written.flatMap(text -> Dates.parse(text, zone));
    }
}
