package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Who writes a comment.
 *
 * @param id tells readers apart: for the signed in their account's subject, for others what stands for their address on that
 *     day; empty where nothing needs that any more
 * @param name what stands above the comment; empty for an anonymous one without a name
 * @param signedIn whether they have an account
 * @param verified whether editors vouch that the name is theirs
 * @param networks the networks around the address of a reader without an account, the smallest first: known while they write,
 *     and kept nowhere
 */
public record Commenter(String id, String name, boolean signedIn, boolean verified, List<Network> networks) {
    /** The longest name, in characters (Unicode code points). */
    public static final int MAX_NAME = 60;

    /** What stands above the comments of a signed-in reader whose account has no name. */
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

    /** A reader of whose networks nothing is known, and for whom nobody vouches. */
    public Commenter(String id, String name, boolean signedIn) {
        this(id, name, signedIn, false, List.of());
    }

    /** A reader whom only an address tells from others. */
    public static Commenter anonymous(String id, String name, List<Network> networks) {
        return new Commenter(id, name, false, false, networks);
    }

    /** A reader who is signed in, under the name of their account: as much of it as has room. */
    public static Commenter signedIn(String id, String accountName) {
        String name = nameOf(accountName);
        String fitting = name.codePointCount(0, name.length()) > MAX_NAME
                ? nameOf(name.substring(0, name.offsetByCodePoints(0, MAX_NAME)))
                : name;
        return new Commenter(id, fitting.isEmpty() ? NAMELESS : fitting, true);
    }

    /** The same reader, of whom more is known: they are verified if editors vouch for the name that they write under. */
    public Commenter knownAs(Optional<String> vouchedName) {
        return new Commenter(
                id, name, signedIn, signedIn && vouchedName.filter(name::equals).isPresent(), networks);
    }

    /** What is kept of them once a moderator has decided, or they have: of a reader without an account the name alone. */
    public Commenter decided() {
        return signedIn ? this : new Commenter("", name, false);
    }

    /** A name as it can be shown: one line, without what cannot be seen; empty if nothing is left. */
    public static String nameOf(String written) {
        return VisibleText.line(written);
    }
}
