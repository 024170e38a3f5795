package broadsheet.archive;

import broadsheet.article.Slug;
import broadsheet.authoring.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tags or the authors of an article.
 *
 * @param kept those that its document has, by the names in their addresses
 * @param lost those that have no letter for an address, are too long, or exceed the number that an article may have
 */
record Names(Map<Slug, String> kept, List<String> lost) {
    Names {
        kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
        lost = List.copyOf(lost);
    }

    /** The tags of an article: its categories that are no sections, then its tags. */
    static Names tags(Metadata data, Sections sections) {
        List<String> wanted = new ArrayList<>(data.categories());
        wanted.removeIf(category -> sections.of(category).isPresent());
        wanted.addAll(data.tags());
        return of(wanted, Limits.TAGS);
    }

    /** The authors of an article. */
    static Names authors(Metadata data) {
        return of(data.authors(), Limits.AUTHORS);
    }

    private static Names of(List<String> wanted, int most) {
        Map<Slug, String> kept = new LinkedHashMap<>();
        List<String> lost = new ArrayList<>();
        for (String name : new LinkedHashSet<>(wanted)) {
            Optional<Slug> id = name.length() > Limits.NAME ? Optional.empty() : Slug.ofName(name);
            if (id.isEmpty() || (kept.size() == most && !kept.containsKey(id.get()))) {
                lost.add(name);
            } else {
                kept.putIfAbsent(id.get(), name);
            }
        }
        return new Names(kept, lost);
    }
}
