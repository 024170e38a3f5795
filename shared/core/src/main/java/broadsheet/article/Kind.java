package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A kind of articles that the site's settings list. Documents may name kinds that the settings do not list.
 *
 * @param label the kind, as it is spelled now
 * @param formerly the names that it had in URLs before; they redirect to the present one
 * @param plural its name for several articles, as in "View all editorial analyses"; empty for the name
 * @param byline the words before the author, as in "Analysis by"; empty for those of the language
 */
public record Kind(Label label, List<Slug> formerly, String plural, String byline) {
    public Kind {
        requireNonNull(label, "label is null");
        formerly = List.copyOf(formerly);
        requireNonNull(plural, "plural is null");
        requireNonNull(byline, "byline is null");
    }

    /** The kind with this id among some; else the one that had it before. */
    public static Optional<Kind> find(List<Kind> among, Slug id) {
        return CurrentNames.find(among, id, known -> known.label().id(), Kind::formerly);
    }

    /** A kind without words of its own. */
    public Kind(Label label, List<Slug> formerly) {
        this(label, formerly, "", "");
    }
}
