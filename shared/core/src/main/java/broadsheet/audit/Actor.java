package broadsheet.audit;

import static java.util.Objects.requireNonNull;

/**
 * A member of staff who does something that is recorded.
 *
 * @param id the account's subject ({@code sub}), which never changes
 * @param name the name that others in the newsroom see; empty if it is not known
 */
public record Actor(String id, String name) {
    public Actor {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id is blank");
        }
    }

    /** An account whose name is not known. */
    public static Actor unnamed(String id) {
        return new Actor(id, "");
    }
}
