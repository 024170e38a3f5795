package broadsheet.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another system says of a document, in this system's terms.
 *
 * @param title the title as plain text; empty if it has none
 * @param dek the standfirst as plain text; empty if it has none
 * @param categories the names of its categories, the most important first. They become the section, or tags
 * @param tags the names of its tags
 * @param authors the names of its authors
 * @param date when it was published, as front matter has it
 * @param updated when it was last changed
 * @param featured whether it leads the home page
 * @param image its lead picture
 * @param closed whether nobody may discuss it
 * @param more fields that mean the same here, each with its texts
 */
public record Metadata(
        Optional<String> title,
        String dek,
        List<String> categories,
        List<String> tags,
        List<String> authors,
        Optional<String> date,
        Optional<String> updated,
        boolean featured,
        Optional<Image> image,
        boolean closed,
        Map<String, List<String>> more) {
    public Metadata {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
        more = Map.copyOf(more);
    }

    /**
     * A lead picture.
     *
     * @param reference its path or URL
     * @param alt the alternative text; empty if there is none
     * @param credit its author; empty if there is none
     */
    public record Image(String reference, String alt, String credit) {}
}
