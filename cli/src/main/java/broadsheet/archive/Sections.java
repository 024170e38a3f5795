package broadsheet.archive;

import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which of another system's categories are sections of the site. The others become tags.
 *
 * @param site the site
 * @param mapped sections by the names of categories, as the editor wants them
 * @param usual the section of documents whose categories are none; empty for the site's default
 */
public record Sections(Site site, Map<String, String> mapped, Optional<String> usual) {
    public Sections {
        Map<String, String> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(mapped);
        mapped = folded;
    }

    /** The section that a category is; empty if it is none. */
    Optional<Slug> of(String category) {
        return Optional.ofNullable(mapped.get(category))
                .or(() -> Optional.of(category))
                .flatMap(this::named);
    }

    /** The section with this id, name, or former id or name. */
    private Optional<Slug> named(String name) {
        Optional<Slug> id = Slug.ofName(name);
        return id.filter(known -> site.section(known).isPresent())
                .or(() -> site.sections().stream()
                        .filter(section ->
                                section.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                        .map(Section::id)
                        .findFirst())
                .or(() -> id.map(site::presentSection)
                        .filter(known -> site.section(known).isPresent()));
    }

    /** The section of a document; empty if neither its categories nor a default say it. */
    public Optional<Slug> section(List<String> categories) {
        return categories.stream()
                .flatMap(category -> of(category).stream())
                .findFirst()
                .or(() -> usual.flatMap(this::named))
                .or(site::defaultSection);
    }

    /** The names of sections that the editor gave and the site has not. */
    public List<String> unknown() {
        return java.util.stream.Stream.concat(usual.stream(), mapped.values().stream())
                .filter(name -> named(name).isEmpty())
                .distinct()
                .toList();
    }
}
