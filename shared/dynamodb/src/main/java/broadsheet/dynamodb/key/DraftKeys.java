package broadsheet.dynamodb.key;

import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of working drafts and of their lists, in the table of drafts. All partitions but those of
 * links and of presence begin with {@code DRAFT#}, so that one condition of a policy tells them from schedules.
 */
public final class DraftKeys {
    /** The prefix of the sort keys of a draft's texts. */
    public static final String TEXT = "TEXT#";

    /** The prefix of the sort keys of a draft's notes. */
    public static final String NOTE = "NOTE#";

    /** The prefix of the partitions of links, and of the sort keys of a draft's entries for them. */
    public static final String LINK = "LINK#";

    /** The prefix of the partitions of those who have a draft open. */
    public static final String PRESENT = "PRESENT#";

    private static final String DRAFT = "DRAFT#";
    private static final String LIST = DRAFT + "LIST#";
    private static final Pattern VERSION = Pattern.compile(TEXT + "(\\d{9})");

    private static final Pattern ENTRY =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ#([0-7][0-9A-HJKMNP-TV-Z]{25})");

    private DraftKeys() {}

    /** The partition of all items of one draft. */
    public static String draft(DraftId id) {
        return DRAFT + id;
    }

    /** The draft whose items a partition holds; empty for any other partition. */
    public static Optional<DraftId> draftOf(String pk) {
        return pk.startsWith(DRAFT) ? DraftId.parse(pk.substring(DRAFT.length())) : Optional.empty();
    }

    /** The sort key of a text, by the first of the versions with which it was saved. */
    public static String text(int version) {
        return TEXT + "%09d".formatted(version);
    }

    /** The first version in the sort key of a text; empty for any other key. */
    public static Optional<Integer> textOf(String sk) {
        Matcher parts = VERSION.matcher(sk);
        return parts.matches() ? Optional.of(Integer.valueOf(parts.group(1))) : Optional.empty();
    }

    /** The sort key of a note. */
    public static String note(DraftId id) {
        return NOTE + id;
    }

    /** The note with this sort key; empty for any other key. */
    public static Optional<DraftId> noteOf(String sk) {
        return sk.startsWith(NOTE) ? DraftId.parse(sk.substring(NOTE.length())) : Optional.empty();
    }

    /** The partition of a link to a draft, and the sort key of its draft's entry for it. */
    public static String link(DraftId id) {
        return LINK + id;
    }

    /** The link with this partition or sort key; empty for any other key. */
    public static Optional<DraftId> linkOf(String key) {
        return key.startsWith(LINK) ? DraftId.parse(key.substring(LINK.length())) : Optional.empty();
    }

    /** The partition of those who have a draft open. */
    public static String present(DraftId id) {
        return PRESENT + id;
    }

    /** The partition of the list of all drafts of a status. */
    public static String list(DraftStatus status) {
        return LIST + status;
    }

    /** The partition of the list of the drafts of a status that are an account's, or assigned to it. */
    public static String list(DraftStatus status, String user) {
        return LIST + status + "#" + user;
    }

    /** Whether a partition is that of a list. */
    public static boolean isList(String pk) {
        return pk.startsWith(LIST);
    }

    /** A draft's sort key in lists, which sorts by its last save. */
    public static String entry(Instant saved, DraftId id) {
        return saved.truncatedTo(ChronoUnit.SECONDS) + "#" + id;
    }

    /** The draft in a sort key of a list; empty for any other key. */
    public static Optional<DraftId> entryOf(String sk) {
        Matcher parts = ENTRY.matcher(sk);
        return parts.matches() ? DraftId.parse(parts.group(1)) : Optional.empty();
    }
}
