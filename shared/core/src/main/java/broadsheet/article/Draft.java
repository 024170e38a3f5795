package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A document that has been read and found right, before it is published.
 *
 * @param document the document as it was sent
 * @param front its front matter, with the site's defaults
 * @param date when it counts as published; empty: when it is first published
 * @param updated when it was last changed; empty: the store's clock says
 * @param text its text as it was written, without the front matter
 * @param body its text as it is shown
 * @param words how many words the text has
 */
public record Draft(
        String document,
        FrontMatter front,
        Optional<Instant> date,
        Optional<Instant> updated,
        String text,
        Body body,
        int words) {
    public Draft {
        requireNonNull(document, "document is null");
        requireNonNull(front, "front is null");
        requireNonNull(date, "date is null");
        requireNonNull(updated, "updated is null");
        requireNonNull(text, "text is null");
        requireNonNull(body, "body is null");
    }

    /**
     * A fingerprint of what readers read, as it was written: with another one the article has been updated. Where it is listed is
     * no part of it, and neither is how its text is made into HTML: no better rendering updates a thousand articles at once.
     */
    public String wording() {
        return Fingerprint.of(
                front.title(),
                front.dek(),
                front.correction().toString(),
                front.sources().toString(),
                text);
    }

    /**
     * A fingerprint of everything that publishing this draft would store. Two drafts with the same
     * one are the same publication: a repeated request changes nothing, while a changed site
     * default or a better Markdown rendering of the same document is a change.
     */
    public String digest() {
        return Fingerprint.of(document, front.toString(), date.toString(), body.html());
    }
}
