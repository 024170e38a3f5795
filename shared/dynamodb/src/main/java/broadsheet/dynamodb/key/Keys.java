package broadsheet.dynamodb.key;

import broadsheet.article.ArticleId;
import broadsheet.article.Fingerprint;
import broadsheet.article.Slug;
import broadsheet.readership.Rater;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table's partition and sort keys. No code outside this package spells them.
 */
public final class Keys {
    /** The sort key of an article's or coverage's head. */
    public static final String HEAD = "HEAD";
    /** The sort key of an article's body. */
    public static final String BODY = "BODY";

    /** The sort key of an address. */
    public static final String ADDRESS = "ADDRESS";

    public static final String SITE = "SITE";
    /** The partition of the settings' revisions: not that of the settings, whose changes trigger the renderer. */
    public static final String SITE_REVISIONS = "SITE#REVISIONS";

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
    /** The sort key of the key that signs links to drafts. */
    public static final String LINKS = "LINKS";

    public static final String BLOCKED = "BLOCKED";
    /**
     * The sort key of a reader's verified byline. It sorts after {@link #BLOCKED} and before a reader's other items.
     */
    public static final String BYLINE = "BYLINE";

    public static final String VIEWS = "VIEWS";
    public static final String RATING = "RATING";

    /**
     * The number of partitions over which the ratings of one article are spread. A transaction takes two write units
     * in each partition, and a partition has a thousand a second. Eight partitions take 4,000 ratings a second.
     */
    public static final int RATING_SHARDS = 8;

    /** The prefix of the sort keys of a reader's held comments. */
    public static final String HELD_INDEX = HELD + "#";

    /** Comments are numbered from 1, so no key has the number 000000. */
    private static final Pattern RECENT_COMMENT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)#([^#]{26})#(?!0{6})(\\d{6})");

    /** The prefix of the sort keys of decisions by time. Other sort keys there are the ids of held comments. */
    public static final String AT = "AT#";

    private static final Pattern DECIDED_AT =
            Pattern.compile("AT#\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ#([0-9A-HJKMNP-TV-Z]{26})");

    private static final Pattern HELD_ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    /** The prefix of the sort keys of published comments. */
    public static final String COMMENT = "COMMENT#";

    /** The highest comment number that a key can hold. */
    public static final int MOST_COMMENTS = 999_999;

    private static final Pattern COMMENT_NUMBER = Pattern.compile("COMMENT#(\\d{6})");

    /** The prefix of the sort keys of revisions. */
    public static final String REVISION = "REVISION#";

    private static final String ARTICLE = "ARTICLE#";
    private static final String TALLY = "TALLY#";
    private static final Pattern TALLIED = Pattern.compile("TALLY#([^# ]+)(?: VIEWS|#\\d+ RATING)");

    private static final Pattern REVISION_NUMBER = Pattern.compile(REVISION + "(\\d{6})");

    private Keys() {}

    /** The partition of all items of one article. */
    public static String article(ArticleId article) {
        return ARTICLE + article;
    }

    public static String revision(int number) {
        return REVISION + "%06d".formatted(number);
    }

    /** The revision number in a sort key; empty for any other key. */
    public static Optional<Integer> revisionOf(String sk) {
        Matcher parts = REVISION_NUMBER.matcher(sk);
        return parts.matches() ? Optional.of(Integer.valueOf(parts.group(1))) : Optional.empty();
    }

    /** The partition of an article's published comments. */
    public static String comments(ArticleId article) {
        return COMMENTS + "#" + article;
    }

    /** The article whose comments a partition holds; empty for any other partition. */
    public static Optional<ArticleId> commentedOf(String pk) {
        return pk.startsWith(COMMENTS + "#") ? ArticleId.parse(pk.substring(COMMENTS.length() + 1)) : Optional.empty();
    }

    /**
     * The partition of pointers to the comments written on a day. Like any DynamoDB partition it takes 1,000 writes a
     * second, far more comments than a newsroom has in an hour.
     */
    public static String recent(LocalDate day) {
        return "RECENT#" + day;
    }

    /** A pointer's sort key. Like {@link ListingKeys#entry}, these texts sort by time. */
    public static String recentComment(RecentCommentKey recentComment) {
        return recentComment.posted() + "#" + recentComment.article() + "#" + "%06d".formatted(recentComment.number());
    }

    /** The pointer in a sort key; empty for any other key. */
    public static Optional<RecentCommentKey> recentCommentOf(String sk) {
        Matcher parts = RECENT_COMMENT.matcher(sk);
        return parts.matches()
                ? ArticleId.parse(parts.group(2))
                        .map(article -> new RecentCommentKey(
                                Instant.parse(parts.group(1)), article, Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    public static String comment(int number) {
        return COMMENT + "%06d".formatted(number);
    }

    /** The comment number in a sort key; empty for any other key. */
    public static Optional<Integer> commentOf(String sk) {
        Matcher parts = COMMENT_NUMBER.matcher(sk);
        return parts.matches() ? Optional.of(Integer.valueOf(parts.group(1))) : Optional.empty();
    }

    /** Whether a text has the form of a held comment's id. */
    public static boolean isHeldId(String text) {
        return HELD_ID.matcher(text).matches();
    }

    /** The partition of all data about one reader. */
    public static String reader(String id) {
        return "READER#" + id;
    }

    /** The sort key of a decision by time. */
    public static String decidedAt(Instant at, String id) {
        return AT + at.truncatedTo(ChronoUnit.SECONDS) + "#" + id;
    }

    /** The held comment's id in a decision's sort key; empty for any other key. */
    public static Optional<String> decidedIdOf(String sk) {
        Matcher parts = DECIDED_AT.matcher(sk);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /** The lower bound of the sort keys of decisions since a time. */
    public static String decidedSince(Instant from) {
        return AT + from.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The upper bound of the sort keys of decisions: '$' follows '#'. */
    public static String decidedUntilNow() {
        return "AT$";
    }

    /** The sort key under which the result of a submission is remembered, by its idempotency key. */
    public static String memory(String fingerprint) {
        return "KEY#" + fingerprint;
    }

    /** The article whose readers or ratings an item counts; empty for any other item. */
    public static Optional<ArticleId> talliedOf(String pk, String sk) {
        Matcher parts = TALLIED.matcher(pk + " " + sk);
        return parts.matches() ? ArticleId.parse(parts.group(1)) : Optional.empty();
    }

    /** The partition of the counts of an article's readers and comments. */
    public static String tally(ArticleId article) {
        return TALLY + article;
    }

    /** The article whose comments an item counts; empty for any other item. */
    public static Optional<ArticleId> countedOf(String pk, String sk) {
        return pk.startsWith(TALLY) && sk.equals(COMMENTS)
                ? ArticleId.parse(pk.substring(TALLY.length()))
                : Optional.empty();
    }

    /** The partition of one shard of an article's ratings. */
    public static String ratings(ArticleId article, int shard) {
        return RATING + "#" + article + "#" + shard;
    }

    /** The sort key of a reader's rating. */
    public static String rater(Rater rater) {
        return (rater.verified() ? "ACCOUNT#" : "COOKIE#") + rater.id();
    }

    /** The shard that holds a reader's ratings. */
    public static int shard(Rater rater) {
        return Math.floorMod(rater(rater).hashCode(), RATING_SHARDS);
    }

    /** The partition of the tally of one shard of an article's ratings. */
    public static String ratingTally(ArticleId article, int shard) {
        return TALLY + article + "#" + shard;
    }

    /**
     * The partition of a rate limit for one subject and window of time. The key is a hash, so it neither reveals the
     * subject nor links windows.
     */
    public static String limit(String what, String who, String window) {
        return LIMIT + "#" + what + "#" + Fingerprint.of(who, "\n", window);
    }

    /** The partition of a day's salt, in a table that holds nothing else. */
    public static String salt(LocalDate day) {
        return "SALT#" + day;
    }

    /** The partition of an address of an article. */
    public static String address(Slug address) {
        return ADDRESS + "#" + address;
    }

    /** The address in a partition's key; empty for any other partition. */
    public static Optional<Slug> addressOf(String pk) {
        return pk.startsWith(ADDRESS + "#") ? Slug.parse(pk.substring(ADDRESS.length() + 1)) : Optional.empty();
    }

    /** The article whose items a partition holds; empty for any other partition. */
    public static Optional<ArticleId> articleOf(String pk) {
        return pk.startsWith(ARTICLE) ? ArticleId.parse(pk.substring(ARTICLE.length())) : Optional.empty();
    }
}
