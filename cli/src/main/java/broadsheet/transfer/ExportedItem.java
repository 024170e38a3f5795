package broadsheet.transfer;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.site.DynamoSites;
import broadsheet.dynamodb.table.Item;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides for each item of the table whether an export has it, and what of it. */
sealed interface ExportedItem {
    /**
     * An item that an export has.
     *
     * @param group the file that has it
     * @param item the item, without what an export leaves out
     */
    record Kept(Group group, Item item) implements ExportedItem {}

    /** An item that follows from others. A restoration makes it again. */
    record Derived() implements ExportedItem {}

    /**
     * An item that an export leaves out: of readers, of the staff's work, or of no use elsewhere.
     *
     * @param kind its kind
     */
    record LeftOut(String kind) implements ExportedItem {}

    /** An item of a kind that this command does not know, which an export must not pass over in silence. */
    record Unknown(String kind) implements ExportedItem {}

    /** Kinds that say something about readers or staff, count for a while, or are secrets. */
    Set<String> LEFT_OUT = Set.of("LIMIT", Keys.KEYS, Keys.DECIDED, "READER", "REPORTS", "REPORTED");

    /** Records of acts that made a revision, which every newest revision has. Others are about comments, readers and the system. */
    Pattern RECORDED = Pattern.compile("[^#]+#(?:ARTICLE|SITE|PAGE|LIVE)#.*");

    /** What stands for the account of a comment's author, whom an export does not name. It leads to nobody. */
    String NOBODY = "archived-";

    /** Decides about an item. */
    static ExportedItem of(Item item) {
        String pk = item.string("pk");
        String sk = item.string("sk");
        String kind = kind(pk);
        return switch (kind) {
            case Keys.SITE -> new Kept(Group.SITE, item.without(DynamoSites.RENDERING));
            case Keys.ADDRESS -> new Kept(Group.ADDRESSES, item.without(ArticleItems.BULK));
            case "ARTICLE" -> new Kept(Group.ARTICLES, item.without(ArticleItems.BULK));
            // A picture that nothing refers to is about to be deleted.
            case "IMAGE" -> item.number("references") > 0 ? new Kept(Group.PICTURES, item) : new Derived();
            case "AUDIT" -> RECORDED.matcher(sk).matches() ? new Kept(Group.AUDIT, item) : new LeftOut(kind);
            case "PAGE", "PAGES" -> new Kept(Group.PAGES, item);
            case "REDIRECTS" -> new Kept(Group.REDIRECTS, item);
            case "LIVE" -> new Kept(Group.LIVE, item);
            case "TALLY", "MOST" -> new Kept(Group.COUNTS, item);
            case "LISTING" -> listed(pk, sk, item);
            case "RATING" -> new Kept(Group.RATINGS, item);
            case Keys.COMMENTS -> Keys.commentOf(sk).isPresent() ? new Kept(Group.COMMENTS, item) : new LeftOut("KEY");
            case Keys.RENDERING -> sk.equals(Keys.CLOSED) ? new Kept(Group.LISTINGS, item) : new Derived();
            case "RECENT" -> new Derived();
            // A comment that readers see the place of comes with its article's comments.
            case Keys.HELD -> item.has("number") ? new Derived() : new LeftOut(kind);
            default -> LEFT_OUT.contains(kind) ? new LeftOut(kind) : new Unknown(kind);
        };
    }

    private static String kind(String pk) {
        int end = pk.indexOf('#');
        return end < 0 ? pk : pk.substring(0, end);
    }

    private static ExportedItem listed(String pk, String sk, Item item) {
        if (ListingKeys.pagedOf(pk).isPresent()) {
            return ListingKeys.endOf(sk).isPresent() ? new Derived() : new Kept(Group.BOUNDARIES, item);
        }
        return ListingKeys.listingOf(pk).isPresent()
                        && ListingKeys.articleOf(sk).isPresent()
                ? new Derived()
                : new Kept(Group.LISTINGS, item);
    }

    /** What a kind that is left out is called. */
    static String named(String kind) {
        return switch (kind) {
            case "AUDIT" -> "records of what staff did about comments, readers and the system";
            case Keys.HELD -> "comments that wait for a moderator";
            case Keys.DECIDED -> "decisions of moderators";
            case "READER" -> "entries of what readers with an account did";
            case "REPORTS", "REPORTED" -> "reports of comments";
            case "LINK" -> "links to drafts";
            case "SCHEDULE" -> "schedules; a draft that was scheduled is ready";
            case "KEY", "LIMIT" -> "counters and keys that expire";
            default -> "secrets of the system";
        };
    }

    /** The account that stands for that of a comment's author. */
    static String nobody(ArticleId article, Item comment) {
        return NOBODY + article + "-" + CommentItems.number(comment);
    }
}
