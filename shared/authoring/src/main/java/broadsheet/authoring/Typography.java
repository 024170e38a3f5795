package broadsheet.authoring;

/** Converts ASCII punctuation to typographic quotation marks, apostrophes, dashes and ellipses. */
final class Typography {
    private char before = ' ';

    /** Converts a standalone text. */
    static String set(String text) {
        return new Typography().next(text);
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
                case '"' -> set.append(opens() ? '“' : '”');
                case '\'' -> set.append(opens() && !startsYear(text, i) ? '‘' : '’');
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
                default -> set.append(at);
            }
            before = set.charAt(set.length() - 1);
        }
        return set.toString();
    }

    /** Records a character in place of content that is not converted: code, an image or a line break. */
    void pass(char something) {
        before = something;
    }

    private boolean opens() {
        return Character.isWhitespace(before) || Character.isSpaceChar(before) || "([{–—“‘/".indexOf(before) >= 0;
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
