package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Fingerprint;

/**
 * A coverage's parsed and validated document, before it is stored.
 *
 * @param document the document as the editor sent it
 * @param metadata the coverage's description in it
 */
public record CoverageDraft(String document, CoverageMetadata metadata) {
    public CoverageDraft {
        requireNonNull(document, "document is null");
        requireNonNull(metadata, "metadata is null");
    }

    /**
     * A fingerprint of everything that this draft would store. Storing a draft with the same digest changes nothing.
     */
    public String digest() {
        return Fingerprint.of(document, metadata.toString());
    }
}
