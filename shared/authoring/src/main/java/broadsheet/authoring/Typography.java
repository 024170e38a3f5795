package broadsheet.authoring;

/** Typewriter punctuation as a printer would set it: quotation marks, apostrophes, dashes, ellipses. */
final class Typography {
    private char before = ' ';

    /** Sets a text that stands alone. */
    static String set(String text) {
        return new Typography().next(text);
    }

    /** Sets the next piece of a running text; whether a quotation mark opens depends on what came before it. */
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

    /** Tells that something stands here that is no text of its own: code, an image, a line break. */
    void pass(char something) {
        before = something;
    }

    private boolean opens() {
        return Character.isWhitespace(before) || Character.isSpaceChar(before) || "([{–—“‘/".indexOf(before) >= 0;
    }

    /** The apostrophe of '90s. */
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
