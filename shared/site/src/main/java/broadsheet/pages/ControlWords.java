package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.embed.Embeds;
import broadsheet.language.ArticleWords;
import broadsheet.language.Language;
import broadsheet.language.Words;
import java.util.Optional;

/**
 * The words of controls within a text: of buttons that load frames, of the figures of a chart, and of transcripts. They are in the
 * text's language, as a reader of it expects. If no messages exist in that, they are in the page's, and say so.
 *
 * @param words the words
 * @param lang the attribute that names their language; empty if it is that of the text
 */
record ControlWords(ArticleWords words, String lang) {
    /** What {@code ChartBlocks} writes. No document can have a class on such an element. */
    private static final String FIGURES = "<summary class=\"figures\"></summary>";

    /** What {@code FigureBlocks} writes for a transcript without a title. */
    private static final String TRANSCRIPT = "<summary class=\"transcript\"></summary>";

    ControlWords {
        requireNonNull(words, "words is null");
        requireNonNull(lang, "lang is null");
    }

    /**
     * The words for a text.
     *
     * @param tag the BCP 47 tag of the text; empty if it is the page's
     * @param page the BCP 47 tag of the page
     */
    static ControlWords of(Optional<String> tag, String page) {
        boolean isForeign = tag.filter(
                        text -> !text.equals(page) && Language.of(text).isEmpty())
                .isPresent();
        return new ControlWords(Words.within(tag, page).article(), isForeign ? " lang=\"" + page + "\"" : "");
    }

    /** The text with its controls. */
    String in(String html, Embeds allowed) {
        return EmbedFrames.in(html, allowed, this)
                .replace(FIGURES, summary(words.figures()))
                .replace(TRANSCRIPT, summary(words.transcript()));
    }

    private String summary(String text) {
        return "<summary" + lang + ">" + text + "</summary>";
    }
}
