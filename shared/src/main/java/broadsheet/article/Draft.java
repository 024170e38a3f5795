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
 * @param body its text
 * @param words how many words the text has
 */
public record Draft(
        String document, FrontMatter front, Optional<Instant> date, Optional<Instant> updated, Body body, int words) {
    public Draft {
        requireNonNull(document, "document is null");
        requireNonNull(front, "front is null");
        requireNonNull(date, "date is null");
        requireNonNull(updated, "updated is null");
        requireNonNull(body, "body is null");
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
