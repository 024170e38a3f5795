package broadsheet.draft;

import static java.util.Objects.requireNonNull;

import broadsheet.audit.Actor;

/**
 * Somebody who works on drafts.
 *
 * @param id the account's subject, which never changes
 * @param name the name that others in the newsroom see; may be empty
 */
public record DraftUser(String id, String name) {
    /** The most characters of a subject (OpenID Connect Core, section 2: 255) or a name. */
    public static final int MAX_LENGTH = 255;

    public DraftUser {
        if (id.isBlank() || id.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("id is blank or too long");
        }
        requireNonNull(name, "name is null");
    }

    /** The same person, as what staff do is recorded. */
    public Actor actor() {
        return new Actor(id, name);
    }
}
