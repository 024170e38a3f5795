package broadsheet.http;

import static java.util.Objects.requireNonNull;

import broadsheet.audit.Actor;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftUser;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The authenticated caller, as API Gateway's JWT authorizer verified it.
 *
 * @param subject the token's {@code sub}, the only claim that never changes for a person
 * @param name the token's {@code name}, else its {@code given_name} or {@code preferred_username}; empty if the token
 *     has none of them, or if they contain an email address
 * @param groups the token's {@code cognito:groups}; administrators are editors too
 */
public record Caller(String subject, String name, Set<String> groups) {
    /** The group of users who may publish. */
    public static final String EDITORS = "editors";

    /** The group of users who may write drafts. */
    public static final String AUTHORS = "authors";

    /** The group of users who may moderate comments. */
    public static final String MODERATORS = "moderators";

    /** The group of users who may do what editors may, change the site's settings, and see what staff did. */
    public static final String ADMINISTRATORS = "administrators";

    public Caller {
        requireNonNull(subject, "subject is null");
        requireNonNull(name, "name is null");
        groups = groups.contains(ADMINISTRATORS)
                ? Stream.concat(groups.stream(), Stream.of(EDITORS)).collect(Collectors.toUnmodifiableSet())
                : Set.copyOf(groups);
    }

    /** The caller, as what staff do is recorded. */
    public Actor actor() {
        return new Actor(subject, name);
    }

    /** The caller's name, else the subject: what others in the newsroom see. */
    public String shownName() {
        return name.isEmpty() ? subject : name;
    }

    /** The caller, as drafts and schedules know who writes them. */
    public DraftUser draftUser() {
        return new DraftUser(subject, name);
    }

    /** What the caller may do with drafts. */
    public DraftPermissions draftPermissions() {
        return new DraftPermissions(draftUser(), groups.contains(EDITORS));
    }

    /**
     * Whether the caller is an author, an editor or a moderator. Anybody can sign up as a reader.
     */
    boolean isOfTheNewsroom() {
        return groups.contains(EDITORS) || groups.contains(AUTHORS) || groups.contains(MODERATORS);
    }
}
