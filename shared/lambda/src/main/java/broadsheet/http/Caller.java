package broadsheet.http;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * The authenticated caller, as API Gateway's JWT authorizer verified it.
 *
 * @param subject the token's {@code sub}, the only claim that never changes for a person
 * @param name the token's {@code name}, else its {@code given_name} or {@code preferred_username}; empty if the token
 *     has none of them, or if they contain an email address
 * @param groups the token's {@code cognito:groups}
 */
public record Caller(String subject, String name, Set<String> groups) {
    /** The group of users who may publish. */
    public static final String EDITORS = "editors";

    /** The group of users who may write drafts. */
    public static final String AUTHORS = "authors";

    /** The group of users who may moderate comments. */
    public static final String MODERATORS = "moderators";

    public Caller {
        requireNonNull(subject, "subject is null");
        requireNonNull(name, "name is null");
        groups = Set.copyOf(groups);
    }

    /**
     * Whether the caller is an author, an editor or a moderator. Anybody can sign up as a reader.
     */
    boolean isOfTheNewsroom() {
        return groups.contains(EDITORS) || groups.contains(AUTHORS) || groups.contains(MODERATORS);
    }
}
