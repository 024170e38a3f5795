package broadsheet.syndication;

/** Cleans texts for XML and JSON documents. */
final class WellFormed {
    private WellFormed() {}

    /**
     * Removes the characters that XML 1.0 forbids even as character references (section 2.2). These are most control
     * characters, U+FFFE, U+FFFF and unpaired surrogates. JSON in UTF-8 cannot encode unpaired surrogates either (RFC
     * 8259, section 8.2). All other characters are kept, including bidirectional controls.
     */
    static String text(String text) {
        return isWellFormed(text) ? text : cleaned(text);
    }

    /** Nearly every text is, and a page has dozens: nothing is allocated to see it. */
    private static boolean isWellFormed(String text) {
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (!isAllowed(point)) {
                return false;
            }
            index += Character.charCount(point);
        }
        return true;
    }

    private static String cleaned(String text) {
        return text.codePoints()
                .filter(WellFormed::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
