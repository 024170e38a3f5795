package broadsheet.http;

import broadsheet.article.Fingerprint;
import java.util.OptionalInt;

/**
 * Entity tags (RFC 9110, section 8.8.3).
 *
 * <p>An article's tag is its revision, as in {@code "3"}. A representation that also holds counts or neighbours adds a
 * fingerprint, as in {@code "3.5f0c…"}. Clients may send either in {@code If-Match}, because only the revision protects
 * against lost updates.
 */
public final class EntityTag {
    private EntityTag() {}

    /** The tag of a revision, without a fingerprint. */
    public static String ofRevision(int revision) {
        return "\"" + revision + "\"";
    }

    /** The tag of one representation of a revision. */
    public static String ofRepresentation(int revision, String body) {
        return "\"" + revision + "." + fingerprint(body) + "\"";
    }

    /** The tag of a representation that has no revision. */
    public static String of(String body) {
        return "\"" + fingerprint(body) + "\"";
    }

    /** The revision in a tag; empty if the tag has none. */
    static OptionalInt revisionOf(String tag) {
        String name = opaque(tag);
        int dot = name.indexOf('.');
        String revision = dot < 0 ? name : name.substring(0, dot);
        return revision.length() < 10 && !revision.isEmpty() && revision.chars().allMatch(Character::isDigit)
                ? OptionalInt.of(Integer.parseInt(revision))
                : OptionalInt.empty();
    }

    /**
     * Whether {@code If-None-Match} matches the tag, by weak comparison. The client then has the representation
     * already.
     */
    static boolean noneMatchNames(String header, String tag) {
        if (header.trim().equals("*")) {
            return true;
        }
        for (String candidate : header.split(",", -1)) {
            if (opaque(candidate).equals(opaque(tag))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether {@code If-Match} allows a change of a resource at this revision. Revision 0 means that the resource does
     * not exist. A weak tag never matches (RFC 9110, section 13.1.1).
     */
    public static boolean matchAllows(String header, int revision) {
        if (header.trim().equals("*")) {
            return revision > 0;
        }
        for (String candidate : header.split(",", -1)) {
            String tag = candidate.trim();
            String name = tag.startsWith("W/") ? "" : opaque(tag);
            int dot = name.indexOf('.');
            if (revision > 0 && (dot < 0 ? name : name.substring(0, dot)).equals(String.valueOf(revision))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        String strong = tag.trim().startsWith("W/") ? tag.trim().substring(2) : tag.trim();
        return strong.length() > 1 && strong.startsWith("\"") && strong.endsWith("\"")
                ? strong.substring(1, strong.length() - 1)
                : strong;
    }

    private static String fingerprint(String body) {
        return Fingerprint.of(body).substring(0, 16);
    }
}
