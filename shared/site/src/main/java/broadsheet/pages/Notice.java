package broadsheet.pages;

/** The text of an error page. */
public enum Notice {
    /** 404: the page does not exist and never did. */
    NOT_FOUND(
            "Not here",
            "Nothing is published at this address. It may have been mistyped, here or where the link stood."),
    /** 410: the article was withdrawn. */
    GONE("Withdrawn", "This article was published and has been taken back. Its address stays empty."),
    /** 404: a link to a draft shows nothing, whatever the reason. */
    LINK_ENDED(
            "This link has ended",
            "It may have expired, been taken back, or lost some letters on its way. Ask for a new one where you got"
                    + " it."),
    /** 409: a link leads to a draft that cannot be rendered as it is. */
    UNFINISHED(
            "Not ready to be shown",
            "The text behind this link is being worked on at this moment. Try again in a while.");

    private final String title;
    private final String text;

    Notice(String title, String text) {
        this.title = title;
        this.text = text;
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }
}
