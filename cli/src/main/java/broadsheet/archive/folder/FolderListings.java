package broadsheet.archive.folder;

import broadsheet.archive.Listings;
import broadsheet.archive.Listings.Of;
import broadsheet.archive.Listings.Old;
import broadsheet.archive.Metadata;
import broadsheet.archive.SourceDocument;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The usual paths of listings in sites of generators, whose templates decide them. */
final class FolderListings {
    private FolderListings() {}

    static Listings of(List<SourceDocument> documents) {
        Set<Old> all = new LinkedHashSet<>();
        for (SourceDocument document : documents) {
            Metadata data = document.data();
            data.categories().forEach(name -> add(all, Of.CATEGORY, name, "category", "categories"));
            data.tags().forEach(name -> add(all, Of.TAG, name, "tag", "tags"));
            data.authors().forEach(name -> add(all, Of.AUTHOR, name, "author", "authors"));
        }
        return new Listings(List.copyOf(all));
    }

    private static void add(Set<Old> all, Of of, String name, String... folders) {
        for (String folder : folders) {
            Stream.of(Jekyll.slugified(name), Hugo.urlized(name))
                    .filter(spelling -> !spelling.isEmpty())
                    .forEach(spelling -> all.add(new Old(of, name, "/" + folder + "/" + spelling + "/")));
        }
    }
}
