package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Source;
import java.util.List;
import java.util.Optional;

/**
 * An update's content.
 *
 * @param headline the update's headline, plain text
 * @param authors the authors, at least one
 * @param sources the sources, in the order of their numbers
 * @param correction the correction notice; empty if there is none
 * @param pinned whether pages show the update above the others
 * @param picture the picture above the text
 * @param html the text as sanitised HTML, safe to insert into a page with other updates
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

    /** Whether both contents are equal apart from being pinned. */
    public boolean saysTheSameAs(UpdateContent other) {
        return new UpdateContent(headline, authors, sources, correction, other.pinned, picture, html).equals(other);
    }
}
