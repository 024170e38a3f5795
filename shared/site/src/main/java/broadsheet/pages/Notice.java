package broadsheet.pages;

/** The text of an error page. */
public enum Notice {
    /** 404: the page does not exist and never did. */
    NOT_FOUND(
            "Not here",
            "Nothing is published at this address. It may have been mistyped, here or where the link stood."),
    /** 410: the article was withdrawn. */
    GONE("Withdrawn", "This article was published and has been taken back. Its address stays empty.");

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
