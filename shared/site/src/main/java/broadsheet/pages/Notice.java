package broadsheet.pages;

import broadsheet.language.NoticeWords;

/** The text of an error page. */
public enum Notice {
    /** 404: the page does not exist and never did. */
    NOT_FOUND,
    /** 410: the article was withdrawn. */
    GONE,
    /** 404: a link to a draft shows nothing, whatever the reason. */
    LINK_ENDED,
    /** 409: a link leads to a draft that cannot be rendered as it is. */
    UNFINISHED;

    String title(NoticeWords words) {
        return switch (this) {
            case NOT_FOUND -> words.notFound();
            case GONE -> words.gone();
            case LINK_ENDED -> words.linkEnded();
            case UNFINISHED -> words.unfinished();
        };
    }

    String text(NoticeWords words) {
        return switch (this) {
            case NOT_FOUND -> words.notFoundText();
            case GONE -> words.goneText();
            case LINK_ENDED -> words.linkEndedText();
            case UNFINISHED -> words.unfinishedText();
        };
    }
}
