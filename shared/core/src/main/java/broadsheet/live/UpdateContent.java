package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Source;
import java.util.List;
import java.util.Optional;

/**
 * What an update says.
 *
 * @param headline its own headline, plain text
 * @param authors who wrote it, at least one
 * @param sources what it rests on, in the order of their numbers
 * @param correction what was wrong before; empty if nothing was
 * @param pinned whether it stands above the others
 * @param picture what it shows above its text
 * @param html its text, safe to stand in a page among other updates
 */
public record UpdateContent(
        String headline,
        List<Label> authors,
        List<Source> sources,
        Optional<String> correction,
        boolean pinned,
        Optional<LeadPicture> picture,
        String html) {
    public UpdateContent {
        if (headline.isBlank()) {
            throw new IllegalArgumentException("headline is blank");
        }
        if (authors.isEmpty()) {
            throw new IllegalArgumentException("authors is empty");
        }
        authors = List.copyOf(authors);
        sources = List.copyOf(sources);
        requireNonNull(correction, "correction is null");
        requireNonNull(picture, "picture is null");
        requireNonNull(html, "html is null");
    }

    /** Whether another says the same, wherever either stands. */
    public boolean saysTheSameAs(UpdateContent other) {
        return new UpdateContent(headline, authors, sources, correction, other.pinned, picture, html).equals(other);
    }
}
