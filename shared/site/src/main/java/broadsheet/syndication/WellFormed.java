package broadsheet.syndication;

/** Text as every document can hold it. */
final class WellFormed {
    private WellFormed() {}

    /**
     * The text without the characters that XML 1.0 forbids even as references (section 2.2): most control characters,
     * U+FFFE, U+FFFF, and halves of surrogate pairs, which JSON in UTF-8 cannot hold either (RFC 8259, section 8.2).
     * Everything else stays, marks of writing direction too.
     */
    static String text(String text) {
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
