package broadsheet.language;

/**
 * A message with one element that the template writes: {@code Updated <time/>}, or {@code <a>Sign in</a> to comment}.
 *
 * @param before the text before the element
 * @param inside the text inside the element; empty if the template writes that too
 * @param after the text after the element
 */
public record Around(String before, String inside, String after) {
    /** Splits a message at its only element. */
    static Around of(String message) {
        int start = message.indexOf('<');
        int end = message.indexOf('>', start);
        if (start < 0 || end < 0) {
            throw new IllegalArgumentException("no element in: " + message);
        }
        if (message.charAt(end - 1) == '/') {
            return new Around(message.substring(0, start), "", message.substring(end + 1));
        }
        int close = message.indexOf("</", end);
        if (close < 0) {
            throw new IllegalArgumentException("the element does not end in: " + message);
        }
        return new Around(
                message.substring(0, start),
                message.substring(end + 1, close),
                message.substring(message.indexOf('>', close) + 1));
    }
}
