package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;

/**
 * A coverage's document that has been read and found right, before it is written.
 *
 * @param document the document as it was sent
 * @param front what it says
 */
public record CoverageDraft(String document, CoverageFront front) {
    public CoverageDraft {
        requireNonNull(document, "document is null");
        requireNonNull(front, "front is null");
    }

    /** A fingerprint of everything that writing it would store: the same again changes nothing. */
    public String digest() {
        return Fingerprint.of(document, front.toString());
    }
}
