package broadsheet.archive;

import broadsheet.validation.FieldError;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The documents of another system.
 *
 * @param system its name
 * @param hosts the hosts under which the documents had their addresses, in lower case
 * @param base the path below which they had their addresses, without a slash at its end; usually empty
 * @param documents the documents
 * @param pictures where their pictures are
 * @param listings the old paths of pages that list documents
 * @param leftOut what is no document, each with the reason
 * @param refused documents that cannot be read, each with the reason
 */
public record Archive(
        String system,
        Set<String> hosts,
        String base,
        List<SourceDocument> documents,
        PictureSearch pictures,
        Listings listings,
        List<String> leftOut,
        SortedMap<String, List<FieldError>> refused) {
    public Archive {
        hosts = Set.copyOf(hosts);
        documents = List.copyOf(documents);
        leftOut = List.copyOf(leftOut);
        refused = new TreeMap<>(refused);
    }
}
