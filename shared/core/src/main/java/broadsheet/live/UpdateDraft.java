package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;

/**
 * An update's parsed and validated document, before it is stored.
 *
 * @param document the document as the editor sent it
 * @param content the update's content in it
 */
public record UpdateDraft(String document, UpdateContent content) {
    public UpdateDraft {
        requireNonNull(document, "document is null");
        requireNonNull(content, "content is null");
    }

    /**
     * A fingerprint of everything that this draft would store. Storing a draft with the same digest changes nothing.
     */
    public String digest() {
        return Fingerprint.of(document, content.toString());
    }
}
