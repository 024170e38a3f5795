package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

/**
 * Who decides.
 *
 * @param id their account's subject
 * @param name what other moderators know them by
 */
public record Moderator(String id, String name) {
    public Moderator {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
    }
}
