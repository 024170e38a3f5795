package broadsheet.authoring;

import java.util.function.UnaryOperator;

/**
 * Converts ASCII punctuation to typographic quotation marks of a language, apostrophes, dashes and ellipses. In French, a
 * space that the author wrote before high punctuation becomes one that does not break.
 */
final class Typography {
    /** A narrow space that does not break, before {@code ; ! ?} in French. */
    private static final char NARROW = '\u202F';

    private static final char UNBROKEN = '\u00A0';

    private final Quotes quotes;
    private final boolean isSpaced;
    private char before = ' ';
    private boolean isQuoting;
    private int inner;

    Typography(Quotes quotes) {
        this.quotes = quotes;
        this.isSpaced = quotes.areSpaced();
    }

    /** Converts a standalone text in English. */
    static String set(String text) {
        return set(Quotes.ENGLISH).apply(text);
    }

    /** Converts standalone texts. */
    static UnaryOperator<String> set(Quotes quotes) {
        return text -> new Typography(quotes).next(text);
    }

    /**
     * Converts the next piece of a running text. The preceding character decides whether a quotation mark opens or
     * closes.
     */
    String next(String text) {
        var set = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            switch (at) {
                case '"' -> set.append(quotation());
                case '\'' -> set.append(single(text, i));
                case '-' -> {
                    int run = run(text, i);
                    set.append(run == 2 ? "–" : run == 3 ? "—" : "-".repeat(run));
                    i += run - 1;
                }
                case '.' -> {
                    int run = run(text, i);
                    set.append(run == 3 ? "…" : ".".repeat(run));
                    i += run - 1;
                }
                default -> {
                    if (isSpaced) {
                        space(set, at);
                    }
                    set.append(at == ' ' && before == '«' && isSpaced ? UNBROKEN : at);
                }
            }
            before = set.charAt(set.length() - 1);
        }
        return set.toString();
    }

    /** Records a character in place of content that is not converted: code, an image or a line break. */
    void pass(char something) {
        before = something;
    }

    /** Begins a block of text. No quotation goes on from the one before. */
    void begin() {
        before = ' ';
        isQuoting = false;
        inner = 0;
    }

    private String quotation() {
        isQuoting = quotes.areBetweenWords() ? opens() : !isQuoting;
        return isQuoting ? quotes.open() : quotes.close();
    }

    private String single(String text, int at) {
        if (opens() && !startsYear(text, at)) {
            inner++;
            return quotes.innerOpen();
        }
        boolean endsWord = at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
        if (inner > 0 && endsWord) {
            inner--;
            return quotes.innerClose();
        }
        return quotes.innerOpen().equals("'") ? "'" : "’";
    }

    /** Lets the space before a sign not break. */
    private static void space(StringBuilder set, char sign) {
        int last = set.length() - 1;
        if (last > 0 && set.charAt(last) == ' ') {
            switch (sign) {
                case ';', '!', '?' -> set.setCharAt(last, NARROW);
                case ':', '»' -> set.setCharAt(last, UNBROKEN);
                default -> {}
            }
        }
    }

    /** A mark that opens in one language closes in another, as “ does in German, so only those of this one count. */
    private boolean opens() {
        return Character.isWhitespace(before)
                || Character.isSpaceChar(before)
                || "([{–—/".indexOf(before) >= 0
                || quotes.open().indexOf(before) >= 0
                || quotes.innerOpen().indexOf(before) >= 0;
    }

    /** Whether the apostrophe begins an abbreviated year, as in '90s. */
    private static boolean startsYear(String text, int at) {
        return at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    private static int run(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == text.charAt(start)) {
            end++;
        }
        return end - start;
    }
}
