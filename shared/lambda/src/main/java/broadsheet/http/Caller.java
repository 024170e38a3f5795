package broadsheet.http;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Who calls, as API Gateway's JWT authorizer verified it.
 *
 * @param subject the token's {@code sub}: the one name of a person that does not change
 * @param name the token's {@code name}, else its {@code given_name} or {@code preferred_username}; empty if it has none of
 *     them, or only an address of electronic mail
 * @param groups the token's {@code cognito:groups}
 */
public record Caller(String subject, String name, Set<String> groups) {
    /** The group of those who publish. */
    public static final String EDITORS = "editors";

    /** The group of those who decide about comments. */
    public static final String MODERATORS = "moderators";

    public Caller {
        requireNonNull(subject, "subject is null");
        requireNonNull(name, "name is null");
        groups = Set.copyOf(groups);
    }

    /** Whether it is an editor or a moderator; anybody can become a reader. */
    boolean isOfTheNewsroom() {
        return groups.contains(EDITORS) || groups.contains(MODERATORS);
    }
}
