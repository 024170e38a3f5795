package broadsheet.archive;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A document of another system, before its conversion.
 *
 * @param place where an editor finds it: a path in the folder, or an id in an export
 * @param kind what it is
 * @param data what is said of it
 * @param name the text from which its slug is made
 * @param slug the slug that its author chose for this system; empty if it has none
 * @param addresses its old paths with their query, the usual one first; links to any of them lead to it
 * @param references other names by which links of its system name it: paths of files, names of posts
 * @param content reads its text
 * @param notes what was found while its fields were read
 */
public record SourceDocument(
        String place,
        Kind kind,
        Metadata data,
        String name,
        Optional<String> slug,
        List<String> addresses,
        List<String> references,
        Content content,
        List<Note> notes) {
    public SourceDocument {
        requireNonNull(place, "place is null");
        addresses = List.copyOf(addresses);
        references = List.copyOf(references);
        notes = List.copyOf(notes);
    }

    /** What documents are. */
    public enum Kind {
        ARTICLE,
        PAGE,
        DRAFT
    }

    /** Reads a text when it is needed, so that an archive needs no memory for its texts. */
    @FunctionalInterface
    public interface Content {
        SourceText read() throws IOException;
    }
}
