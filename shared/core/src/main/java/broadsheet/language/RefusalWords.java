package broadsheet.language;

/** The words for readers whose request is refused. An error follows the name of its field. */
public final class RefusalWords {
    private final Catalog catalog;
    private final Formats formats;

    RefusalWords(Catalog catalog, Formats formats) {
        this.catalog = catalog;
        this.formats = formats;
    }

    /** {@code Your session has ended. Sign in and try again.} */
    public String account() {
        return catalog.text("refusal.account");
    }

    /** {@code Nothing is taken from your address without an account today. Sign in to write.} */
    public String blocked() {
        return catalog.text("refusal.blocked");
    }

    /** {@code Too much is asked for at once. Send it again a little later.} */
    public String busy() {
        return catalog.text("refusal.busy");
    }

    /** {@code Something went wrong here; it has been logged.} */
    public String failed() {
        return catalog.text("refusal.failed");
    }

    /** {@code There are {count} errors in what was sent.} */
    public String errors(int count) {
        return catalog.counted("refusal.errors", count, "count", formats.number(count));
    }

    /** {@code {field} {error}.} */
    public String fieldError(String field, String error) {
        return catalog.text("refusal.fieldError", "field", field, "error", error);
    }

    /** {@code This was not taken} */
    public String heading() {
        return catalog.text("refusal.heading");
    }

    /** {@code The number that you answer} */
    public String inReplyTo() {
        return catalog.text("refusal.inReplyTo");
    }

    /** {@code This key came with another comment before.} */
    public String keyReused() {
        return catalog.text("refusal.keyReused");
    }

    /** {@code A comment can be changed for {count} minutes after it was published.} */
    public String late(int count) {
        return catalog.counted("refusal.late", count, "count", formats.number(count));
    }

    /** {@code is missing} */
    public String missing() {
        return catalog.text("refusal.missing");
    }

    /** {@code Your name} */
    public String name() {
        return catalog.text("refusal.name");
    }

    /** {@code There is no article "{name}".} */
    public String noArticle(String name) {
        return catalog.text("refusal.noArticle", "name", name);
    }

    /** {@code The comment that this is about is not there.} */
    public String noComment() {
        return catalog.text("refusal.noComment");
    }

    /** {@code is no whole number from 0 to {most}} */
    public String noNumber(int most) {
        return catalog.text("refusal.noNumber", "most", formats.number(most));
    }

    /** {@code This comment is somebody else's.} */
    public String notYours() {
        return catalog.text("refusal.notYours");
    }

    /** {@code There is nothing here.} */
    public String nothing() {
        return catalog.text("refusal.nothing");
    }

    /** {@code There is nothing at {path}.} */
    public String nothingAt(String path) {
        return catalog.text("refusal.nothingAt", "path", path);
    }

    /** {@code Nothing is lost: your browser’s way back leads to what you wrote.} */
    public String nothingLost() {
        return catalog.text("refusal.nothingLost");
    }

    /** {@code This is to be had at the publication's own address only.} */
    public String origin() {
        return catalog.text("refusal.origin");
    }

    /** {@code This was sent by another site.} */
    public String otherSite() {
        return catalog.text("refusal.otherSite");
    }

    /** {@code This comment was published meanwhile.} */
    public String published() {
        return catalog.text("refusal.published");
    }

    /** {@code What is wrong with it} */
    public String reason() {
        return catalog.text("refusal.reason");
    }

    /** {@code A moderator has rejected this comment meanwhile.} */
    public String rejected() {
        return catalog.text("refusal.rejected");
    }

    /** {@code You have just written the same here.} */
    public String sameText() {
        return catalog.text("refusal.sameText");
    }

    /** {@code Your rating} */
    public String stars() {
        return catalog.text("refusal.stars");
    }

    /** {@code Choose how many stars you give, one to five.} */
    public String starsMissing() {
        return catalog.text("refusal.starsMissing");
    }

    /** {@code This comment was withdrawn meanwhile.} */
    public String takenBack() {
        return catalog.text("refusal.takenBack");
    }

    /** {@code Your comment} */
    public String text() {
        return catalog.text("refusal.text");
    }

    /** {@code Or go <a>to the article</a>.} */
    public Around toArticle() {
        return catalog.around("refusal.toArticle");
    }

    /** {@code At most {most} KB are read.} */
    public String tooLarge(int most) {
        return catalog.text("refusal.tooLarge", "most", formats.number(most));
    }

    /** {@code has {length} characters; at most {most} are allowed} */
    public String tooLong(int length, int most) {
        return catalog.text("refusal.tooLong", "length", formats.number(length), "most", formats.number(most));
    }

    /** {@code So many comments wait for a moderator that this site takes none without an …} */
    public String tooManyWait() {
        return catalog.text("refusal.tooManyWait");
    }

    /** {@code You have written as often as this site allows for now.} */
    public String tooOften() {
        return catalog.text("refusal.tooOften");
    }

    /** {@code This comment waits for a moderator; change it where it waits.} */
    public String waits() {
        return catalog.text("refusal.waits");
    }

    /** {@code What was here has been withdrawn.} */
    public String withdrawn() {
        return catalog.text("refusal.withdrawn");
    }

    /** {@code has "{word}", which this site does not print} */
    public String word(String word) {
        return catalog.text("refusal.word", "word", word);
    }

    /** {@code is 0; comments are numbered from 1} */
    public String zero() {
        return catalog.text("refusal.zero");
    }
}
