package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The author of a comment.
 *
 * @param id the account's subject, or the day's pseudonym of the address for a reader without an account; empty where
 *     it is no longer needed
 * @param name the name above the comment; empty for an anonymous reader without a name
 * @param signedIn whether the author has an account
 * @param verified whether editors have verified the name
 * @param networks the networks around the address of a reader without an account, smallest first; known during the
 *     request and never stored
 */
public record Commenter(String id, String name, boolean signedIn, boolean verified, List<Network> networks) {
    /** The longest name, in characters (Unicode code points). */
    public static final int MAX_NAME = 60;

    /** The name above the comments of a signed-in reader whose account has no name. */
    private static final String NAMELESS = "Reader";

    public Commenter {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        networks = List.copyOf(networks);
        if (signedIn && name.isBlank()) {
            throw new IllegalArgumentException("a commenter with an account has no name");
        }
        if (verified && !signedIn) {
            throw new IllegalArgumentException("nobody vouches for somebody without an account");
        }
        if (signedIn && !networks.isEmpty()) {
            throw new IllegalArgumentException("where the signed in write from is nobody's business");
        }
    }

    /** An author without networks and without a verified name. */
    public Commenter(String id, String name, boolean signedIn) {
        this(id, name, signedIn, false, List.of());
    }

    /** A reader without an account, identified by the pseudonym of their address. */
    public static Commenter anonymous(String id, String name, List<Network> networks) {
        return new Commenter(id, name, false, false, networks);
    }

    /** A signed-in reader under their account's name, shortened if it is too long. */
    public static Commenter signedIn(String id, String accountName) {
        return signedIn(id, accountName, () -> NAMELESS);
    }

    /**
     * A signed-in reader.
     *
     * @param nameless the name of an account without one, in the site's language
     */
    public static Commenter signedIn(String id, String accountName, Supplier<String> nameless) {
        String name = fitting(accountName);
        return new Commenter(id, name.isEmpty() ? nameless.get() : name, true);
    }

    /** A name as {@link #nameOf} gives it, shortened if it is too long. */
    static String fitting(String written) {
        String name = nameOf(written);
        return name.codePointCount(0, name.length()) > MAX_NAME
                ? nameOf(name.substring(0, name.offsetByCodePoints(0, MAX_NAME)))
                : name;
    }

    /** A copy with the editors' verification: verified if the author writes under the verified name. */
    public Commenter knownAs(Optional<String> vouchedName) {
        return new Commenter(
                id, name, signedIn, signedIn && vouchedName.filter(name::equals).isPresent(), networks);
    }

    /** The author's data that remains after a decision. For a reader without an account, it is only the name. */
    public Commenter decided() {
        return signedIn ? this : new Commenter("", name, false);
    }

    /** Normalises a name to one line without invisible characters; empty if nothing is left. */
    public static String nameOf(String written) {
        return VisibleText.line(written);
    }
}
