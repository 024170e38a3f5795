package broadsheet.dynamodb.key;

import broadsheet.article.Fingerprint;
import broadsheet.article.Slug;
import broadsheet.readership.Rater;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one place that spells the table's keys. */
public final class Keys {
    public static final String HEAD = "HEAD";
    public static final String BODY = "BODY";
    public static final String SITE = "SITE";
    public static final String RENDERING = "RENDERING";
    public static final String CURRENT = "CURRENT";
    public static final String PROGRESS = "PROGRESS";
    public static final String CLOSED = "CLOSED";
    public static final String HELD = "HELD";
    public static final String DECIDED = "DECIDED";
    public static final String LIMIT = "LIMIT";
    public static final String COMMENTS = "COMMENTS";
    public static final String KEYS = "KEYS";
    public static final String RECEIPTS = "RECEIPTS";
    public static final String BLOCKED = "BLOCKED";
    /** The name that editors vouch for: behind {@link #BLOCKED}, and before everything else of a reader. */
    public static final String BYLINE = "BYLINE";

    public static final String VIEWS = "VIEWS";
    public static final String RATING = "RATING";

    /**
     * Over so many partitions the ratings of one article are spread. A transaction takes two write units in each of them,
     * and a partition has a thousand a second: eight of them take 4,000 ratings a second.
     */
    public static final int RATING_SHARDS = 8;

    /** What the keys of a reader's comments that wait begin with. */
    public static final String TRAIL_OF_HELD = HELD + "#";

    /** Comments are numbered from 1. */
    private static final Pattern POINTER =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)#([^#]{1,100})#(?!0{6})(\\d{6})");

    /** What the keys of decisions begin with that are ordered by time; others are the ids of what waited. */
    public static final String AT = "AT#";

    private static final Pattern DECIDED_AT =
            Pattern.compile("AT#\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ#([0-9A-HJKMNP-TV-Z]{26})");

    private static final Pattern HELD_ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    /** What the keys of published comments begin with. */
    public static final String COMMENT = "COMMENT#";

    /** The last number that a key can say. */
    public static final int MOST_COMMENTS = 999_999;

    private static final Pattern COMMENT_NUMBER = Pattern.compile("COMMENT#(\\d{6})");

    /** What the keys of all revisions begin with. */
    public static final String REVISION = "REVISION#";

    private static final String ARTICLE = "ARTICLE#";
    private static final String TALLY = "TALLY#";
    private static final Pattern TALLIED = Pattern.compile("TALLY#([^# ]+)(?: VIEWS|#\\d+ RATING)");

    private static final Pattern REVISION_NUMBER = Pattern.compile(REVISION + "(\\d{6})");

    private Keys() {}

    /** The partition of everything that belongs to one article. */
    public static String article(Slug slug) {
        return ARTICLE + slug;
    }

    public static String revision(int number) {
        return REVISION + "%06d".formatted(number);
    }

    /** The number of the revision that a key names; empty if it names none. */
    public static Optional<Integer> revisionOf(String sk) {
        Matcher parts = REVISION_NUMBER.matcher(sk);
        return parts.matches() ? Optional.of(Integer.valueOf(parts.group(1))) : Optional.empty();
    }

    /** The partition of an article's published comments. */
    public static String comments(Slug article) {
        return COMMENTS + "#" + article;
    }

    /** The article whose comments a partition holds. */
    public static Optional<Slug> commentedOf(String pk) {
        return pk.startsWith(COMMENTS + "#") ? Slug.parse(pk.substring(COMMENTS.length() + 1)) : Optional.empty();
    }

    /**
     * The partition of the pointers to what was written on a day. One takes 1,000 writes a second, as any partition of
     * DynamoDB does: far more comments than a newsroom has in an hour.
     */
    public static String recent(LocalDate day) {
        return "RECENT#" + day;
    }

    /** A pointer's place in its partition; the order of these texts is the order of time, as that of {@link ListingKeys#entry}. */
    public static String pointer(RecentCommentKey pointer) {
        return pointer.posted() + "#" + pointer.article() + "#" + "%06d".formatted(pointer.number());
    }

    /** The pointer that a key says; empty if it says none. */
    public static Optional<RecentCommentKey> pointerOf(String sk) {
        Matcher parts = POINTER.matcher(sk);
        return parts.matches()
                ? Slug.parse(parts.group(2))
                        .map(article -> new RecentCommentKey(
                                Instant.parse(parts.group(1)), article, Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    public static String comment(int number) {
        return COMMENT + "%06d".formatted(number);
    }

    /** The number of the comment that a key names; empty if it names none. */
    public static Optional<Integer> commentOf(String sk) {
        Matcher parts = COMMENT_NUMBER.matcher(sk);
        return parts.matches() ? Optional.of(Integer.valueOf(parts.group(1))) : Optional.empty();
    }

    /** Whether a text can name a comment that was held. */
    public static boolean isHeldId(String text) {
        return HELD_ID.matcher(text).matches();
    }

    /** The partition of all that is kept about one reader. */
    public static String reader(String id) {
        return "READER#" + id;
    }

    /** A decision's place in time. */
    public static String decidedAt(Instant at, String id) {
        return AT + at.truncatedTo(ChronoUnit.SECONDS) + "#" + id;
    }

    /** The id of what was decided at a place in time; empty if a key says none. */
    public static Optional<String> decidedIdOf(String sk) {
        Matcher parts = DECIDED_AT.matcher(sk);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** Where decisions from a moment on begin. */
    public static String decidedSince(Instant from) {
        return AT + from.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Behind the last decision: '$' follows '#'. */
    public static String decidedUntilNow() {
        return "AT$";
    }

    /** Where it is remembered what became of a submission. */
    public static String memory(String fingerprint) {
        return "KEY#" + fingerprint;
    }

    /** The article whose readers, or some of whose ratings, an item tallies; empty if it does neither. */
    public static Optional<Slug> talliedOf(String pk, String sk) {
        Matcher parts = TALLIED.matcher(pk + " " + sk);
        return parts.matches() ? Slug.parse(parts.group(1)) : Optional.empty();
    }

    public static String tally(Slug article) {
        return TALLY + article;
    }

    /** The article whose comments an item counts; empty if it counts none. */
    public static Optional<Slug> countedOf(String pk, String sk) {
        return pk.startsWith(TALLY) && sk.equals(COMMENTS)
                ? Slug.parse(pk.substring(TALLY.length()))
                : Optional.empty();
    }

    /** The partition of some readers' ratings of an article. */
    public static String ratings(Slug article, int shard) {
        return RATING + "#" + article + "#" + shard;
    }

    /** A reader's rating there. */
    public static String rater(Rater rater) {
        return (rater.verified() ? "ACCOUNT#" : "COOKIE#") + rater.id();
    }

    /** Which of the partitions a reader's ratings are in. */
    public static int shard(Rater rater) {
        return Math.floorMod(rater(rater).hashCode(), RATING_SHARDS);
    }

    /** The partition of the tally of some readers' ratings. */
    public static String ratingTally(Slug article, int shard) {
        return TALLY + article + "#" + shard;
    }

    /** A limit on what somebody does within a window of time. Who it is cannot be read from it, nor followed on. */
    public static String limit(String what, String who, String window) {
        return LIMIT + "#" + what + "#" + Fingerprint.of(who, "\n", window);
    }

    /** A day's salt, in a table that holds nothing else. */
    public static String salt(LocalDate day) {
        return "SALT#" + day;
    }

    /** The article that a partition belongs to. */
    public static Optional<Slug> articleOf(String pk) {
        return pk.startsWith(ARTICLE) ? Slug.parse(pk.substring(ARTICLE.length())) : Optional.empty();
    }
}
