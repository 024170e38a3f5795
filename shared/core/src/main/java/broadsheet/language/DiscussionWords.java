package broadsheet.language;

/** The words of a discussion. */
public final class DiscussionWords {
    private final Catalog catalog;
    private final Formats formats;

    DiscussionWords(Catalog catalog, Formats formats) {
        this.catalog = catalog;
        this.formats = formats;
    }

    /** {@code Anonymous} */
    public String anonymous() {
        return catalog.text("discussion.anonymous");
    }

    /** {@code The article and its newest comments} */
    public String articleAndNewest() {
        return catalog.text("discussion.articleAndNewest");
    }

    /** {@code This discussion is closed.} */
    public String closed() {
        return catalog.text("discussion.closed");
    }

    /** {@code Earlier comments} */
    public String earlier() {
        return catalog.text("discussion.earlier");
    }

    /** {@code edited} */
    public String edited() {
        return catalog.text("discussion.edited");
    }

    /** {@code Nobody has written here yet.} */
    public String empty() {
        return catalog.text("discussion.empty");
    }

    /** {@code Discussion} */
    public String heading() {
        return catalog.text("discussion.heading");
    }

    /** {@code Discussion ({count})} */
    public String headingCount(int count) {
        return catalog.text("discussion.headingCount", "count", formats.number(count));
    }

    /** {@code Discussion, page {number}} */
    public String headingPage(int number) {
        return catalog.text("discussion.headingPage", "number", Integer.toString(number));
    }

    /** {@code Thank you. Your comment waits for a moderator and appears here once it is approved.} */
    public String held() {
        return catalog.text("discussion.held");
    }

    /** {@code A moderator reads this comment again before it is shown.} */
    public String hidden() {
        return catalog.text("discussion.hidden");
    }

    /** {@code in reply to no. {number}} */
    public String inReplyTo(int number) {
        return catalog.text("discussion.inReplyTo", "number", Integer.toString(number));
    }

    /** {@code In reply to no.} */
    public String inReplyToField() {
        return catalog.text("discussion.inReplyToField");
    }

    /** {@code <a>Sign in</a> and your comments appear instantly. Or post anonymously: …} */
    public Around invitation() {
        return catalog.around("discussion.invitation");
    }

    /** {@code Later comments} */
    public String later() {
        return catalog.text("discussion.later");
    }

    /** {@code Leave this empty} */
    public String leaveEmpty() {
        return catalog.text("discussion.leaveEmpty");
    }

    /** {@code Reader} */
    public String nameless() {
        return catalog.text("discussion.nameless");
    }

    /** {@code No. {number}, <time/>} */
    public Around numberAndTime(int number) {
        return catalog.around("discussion.numberAndTime", "number", Integer.toString(number));
    }

    /** {@code Open until <time/>.} */
    public Around openUntil() {
        return catalog.around("discussion.openUntil");
    }

    /** {@code Pages of the discussion} */
    public String pages() {
        return catalog.text("discussion.pages");
    }

    /** {@code Thank you. Your comment is published; it stands here in a moment, when you load …} */
    public String publishedSoon() {
        return catalog.text("discussion.publishedSoon");
    }

    /** {@code Removed by its author.} */
    public String removedByAuthor() {
        return catalog.text("discussion.removedByAuthor");
    }

    /** {@code Removed by a moderator.} */
    public String removedByModerator() {
        return catalog.text("discussion.removedByModerator");
    }

    /** {@code Send} */
    public String send() {
        return catalog.text("discussion.send");
    }

    /** {@code Signed in} */
    public String signedIn() {
        return catalog.text("discussion.signedIn");
    }

    /** {@code Signed in already? Your comment stands under the name of your account.} */
    public String signedInAlready() {
        return catalog.text("discussion.signedInAlready");
    }

    /** {@code Sign out} */
    public String signOut() {
        return catalog.text("discussion.signOut");
    }

    /** {@code All times are those of {place}.} */
    public String timesIn(String place) {
        return catalog.text("discussion.timesIn", "place", place);
    }

    /** {@code All times are UTC.} */
    public String timesInUtc() {
        return catalog.text("discussion.timesInUtc");
    }

    /** {@code Discussion: {title}} */
    public String title(String title) {
        return catalog.text("discussion.title", "title", title);
    }

    /** {@code Discussion: {title}, page {number}} */
    public String titlePage(String title, int number) {
        return catalog.text("discussion.titlePage", "title", title, "number", Integer.toString(number));
    }

    /** {@code Verified} */
    public String verified() {
        return catalog.text("discussion.verified");
    }

    /** {@code Join the discussion} */
    public String write() {
        return catalog.text("discussion.write");
    }

    /** {@code Your comment} */
    public String yourComment() {
        return catalog.text("discussion.yourComment");
    }

    /** {@code Your name, if you like} */
    public String yourName() {
        return catalog.text("discussion.yourName");
    }
}
