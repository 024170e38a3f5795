package broadsheet.archive;

/**
 * Finds the lines of a text's parts, so that its editor finds them in the file.
 *
 * @param text the text
 */
record Lines(SourceText text) {
    /**
     * Names a part of the text with its line.
     *
     * @param part as it is in the text; without a line if it is not there
     * @param shown how to name it
     */
    String located(String part, String shown) {
        int at = part.isEmpty() ? -1 : text.text().indexOf(part);
        if (at < 0) {
            return shown;
        }
        long line = 1
                + text.linesBefore()
                + text.text()
                        .substring(0, at)
                        .chars()
                        .filter(sign -> sign == '\n')
                        .count();
        return "line " + line + ": " + shown;
    }
}
