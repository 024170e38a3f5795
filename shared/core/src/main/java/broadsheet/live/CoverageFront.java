package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.util.List;

/**
 * What an editor says about a coverage as a whole.
 *
 * @param title its headline, plain text
 * @param dek the standfirst under the title, plain text; empty if it has none
 * @param section the section that it stands in
 * @param keyPoints what a reader who comes late should know, plain text
 * @param closed whether nothing more is to come
 * @param summary how it ended, plain text; shown once it is closed; may be empty
 */
public record CoverageFront(
        String title, String dek, Slug section, List<String> keyPoints, boolean closed, String summary) {
    public CoverageFront {
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank");
        }
        requireNonNull(dek, "dek is null");
        requireNonNull(section, "section is null");
        keyPoints = List.copyOf(keyPoints);
        requireNonNull(summary, "summary is null");
    }
}
