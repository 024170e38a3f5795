package broadsheet.language;

/** The words of pages in place of a page. */
public final class NoticeWords {
    private final Catalog catalog;

    NoticeWords(Catalog catalog) {
        this.catalog = catalog;
    }

    /** {@code Withdrawn} */
    public String gone() {
        return catalog.text("notice.gone");
    }

    /** {@code This article was published and has been taken back. Its address stays empty.} */
    public String goneText() {
        return catalog.text("notice.goneText");
    }

    /** {@code This link has ended} */
    public String linkEnded() {
        return catalog.text("notice.linkEnded");
    }

    /** {@code It may have expired, been taken back, or lost some letters on its way. Ask for …} */
    public String linkEndedText() {
        return catalog.text("notice.linkEndedText");
    }

    /** {@code Not here} */
    public String notFound() {
        return catalog.text("notice.notFound");
    }

    /** {@code Nothing is published at this address. It may have been mistyped, here or where …} */
    public String notFoundText() {
        return catalog.text("notice.notFoundText");
    }

    /** {@code Not ready to be shown} */
    public String unfinished() {
        return catalog.text("notice.unfinished");
    }

    /** {@code The text behind this link is being worked on at this moment. Try again in a while.} */
    public String unfinishedText() {
        return catalog.text("notice.unfinishedText");
    }

    /** {@code A draft, shown to you by a link. It is not published like this, and may change.} */
    public String draft() {
        return catalog.text("notice.draft");
    }
}
