package broadsheet.http;

import broadsheet.article.Fingerprint;
import java.util.OptionalInt;

/**
 * Entity tags (RFC 9110, section 8.8.3). An article's tag is its revision, and a representation
 * that holds more than the revision (counts, neighbours) adds a fingerprint: {@code "3"} or {@code
 * "3.5f0c…"}. Either serves in {@code If-Match}, since it is the revision that a writer must not
 * overwrite.
 */
public final class EntityTag {
    private EntityTag() {}

    /** The tag of a revision as such. */
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

    /** The revision that a tag is of; empty if it is of none. */
    static OptionalInt revisionOf(String tag) {
        String name = opaque(tag);
        int dot = name.indexOf('.');
        String revision = dot < 0 ? name : name.substring(0, dot);
        return revision.length() < 10 && !revision.isEmpty() && revision.chars().allMatch(Character::isDigit)
                ? OptionalInt.of(Integer.parseInt(revision))
                : OptionalInt.empty();
    }

    /**
     * Whether {@code If-None-Match} names the tag, so that the client has it already (weak
     * comparison).
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
     * Whether {@code If-Match} allows a change of what is at this revision, 0 for nothing. A weak
     * tag never matches (RFC 9110, section 13.1.1).
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
