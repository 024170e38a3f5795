package broadsheet.redirect;

import static java.util.Objects.requireNonNull;

/**
 * A permanent redirect.
 *
 * @param from the path that leads elsewhere
 * @param to where it leads
 */
public record Redirect(OldPath from, Target to) {
    public Redirect {
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
    }
}
