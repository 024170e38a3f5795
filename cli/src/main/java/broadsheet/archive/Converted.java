package broadsheet.archive;

import broadsheet.article.PictureName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document in the publishing format.
 *
 * @param document the document
 * @param pictures its pictures' files by their names in it, in its order
 * @param notes what became of its parts
 */
public record Converted(String document, Map<PictureName, Path> pictures, List<Note> notes) {
    public Converted {
        pictures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(pictures));
        notes = List.copyOf(notes);
    }
}
