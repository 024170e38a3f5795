package broadsheet.authoring;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The length of a text in words, which its reading time follows from. */
final class WordCount {
    /** Chinese and Japanese have no spaces between words. Two of their characters take about as long to read as an English word. */
    private static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}";

    /** The ranges of ASCII add nothing, but spare most characters three searches for their script. */
    private static final Pattern WORD =
            Pattern.compile("[a-zA-Z0-9[\\p{L}\\p{N}&&[^%1$s]]][!-~[^\\s%1$s]]*|[%1$s]{1,2}".formatted(UNSPACED));

    /** Captions, charts, formulas with a line of their own, transcripts, and words of the text that are shown a second time, are no part of its length. */
    private static final String UNCOUNTED = "[%s=%s], [%s=%s], [%3$s=%5$s], %6$s, %7$s"
            .formatted(
                    Directives.PART,
                    Directives.CAPTION,
                    Directives.BLOCK,
                    BlockKind.PULLQUOTE.id(),
                    BlockKind.TRANSCRIPT.id(),
                    ChartBlocks.CODE,
                    Formulas.BLOCK);

    private WordCount() {}

    /** The words of a sanitised text, before its blocks are converted. */
    static int of(Element text) {
        return words(text.text())
                - text.select(UNCOUNTED).stream()
                        .mapToInt(element -> words(element.text()))
                        .sum();
    }

    /** The words of a text without markup. */
    static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }
}
