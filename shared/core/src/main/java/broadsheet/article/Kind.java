package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A kind of articles that the site's settings list. Documents may name kinds that the settings do not list.
 *
 * @param label the kind, as it is spelled now
 * @param formerly the names that it had in URLs before; they redirect to the present one
 */
public record Kind(Label label, List<Slug> formerly) {
    public Kind {
        requireNonNull(label, "label is null");
        formerly = List.copyOf(formerly);
    }
}
