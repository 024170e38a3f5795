package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;

/**
 * An update's document that has been read and found right, before it is written.
 *
 * @param document the document as it was sent
 * @param content what it says
 */
public record UpdateDraft(String document, UpdateContent content) {
    public UpdateDraft {
        requireNonNull(document, "document is null");
        requireNonNull(content, "content is null");
    }

    /** A fingerprint of everything that writing it would store: the same again changes nothing. */
    public String digest() {
        return Fingerprint.of(document, content.toString());
    }
}
