package broadsheet.http;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Who calls, as API Gateway's JWT authorizer verified it.
 *
 * @param subject the token's {@code sub}: the one name of a person that does not change
 * @param groups the token's {@code cognito:groups}
 */
public record Caller(String subject, Set<String> groups) {
    /** The group of those who publish. */
    public static final String EDITORS = "editors";

    public Caller {
        requireNonNull(subject, "subject is null");
        groups = Set.copyOf(groups);
    }
}
