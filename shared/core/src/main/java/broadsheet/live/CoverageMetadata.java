package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.util.List;

/**
 * An editor's description of a coverage as a whole.
 *
 * @param title the headline, plain text
 * @param dek the standfirst under the title, plain text; may be empty
 * @param section the coverage's section
 * @param keyPoints the main facts for readers who arrive late, plain text
 * @param closed whether the coverage has ended
 * @param summary the outcome, plain text, shown once the coverage is closed; may be empty
 */
public record CoverageMetadata(
        String title, String dek, Slug section, List<String> keyPoints, boolean closed, String summary) {
    public CoverageMetadata {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank");
        }
        requireNonNull(dek, "dek is null");
        requireNonNull(section, "section is null");
        keyPoints = List.copyOf(keyPoints);
        requireNonNull(summary, "summary is null");
    }
}
