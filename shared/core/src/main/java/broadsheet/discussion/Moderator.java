package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

/**
 * A moderator who decides about comments.
 *
 * @param id the account's subject
 * @param name the name that other moderators see
 */
public record Moderator(String id, String name) {
    public Moderator {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
    }
}
