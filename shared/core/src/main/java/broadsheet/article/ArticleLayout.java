package broadsheet.article;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an article's page is laid out. */
public enum ArticleLayout {
    /** Text in a column, the lead picture beside its margin. */
    STANDARD,
    /** The lead picture over the whole width. */
    WIDE,
    /** All pictures over the whole width, text between them. */
    PHOTO_ESSAY,
    /** Questions that stand out from their answers. */
    INTERVIEW;

    /** The word for it in front matter, which is also its class on the page. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The layout with this word. */
    public static Optional<ArticleLayout> of(String word) {
        return Arrays.stream(values())
                .filter(layout -> layout.word().equals(word))
                .findFirst();
    }

    /** Whether pictures are wider than the text. */
    public boolean isWide() {
        return this == WIDE || this == PHOTO_ESSAY;
    }
}
