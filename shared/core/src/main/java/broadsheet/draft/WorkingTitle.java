package broadsheet.draft;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The title of a document that need not parse: what its front matter calls {@code title}, or else its first words. It
 * is for lists of drafts, so it reads a line and understands no YAML beyond quotation marks.
 */
public final class WorkingTitle {
    /** The most characters of a title. A longer one ends with an ellipsis. */
    static final int MAX_LENGTH = 120;

    /** The characters in which a title is looked for. */
    private static final int SEARCHED = 20_000;

    private static final Pattern FRONT_MATTER = Pattern.compile(
            "\\A\uFEFF?---[ \\t]*\\n(?<yaml>.*?)(?:^(?:---|\\.\\.\\.)[ \\t]*$|\\z)",
            Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern TITLE = Pattern.compile("^title[ \\t]*:[ \\t]*(?<title>.*)$", Pattern.MULTILINE);

    /** Marks of Markdown before and within a line: headings, quotations, lists, emphasis, code. */
    private static final Pattern MARKS = Pattern.compile("^[ \\t]*(?:[#>*+-]+[ \\t]+|\\d+[.)][ \\t]+)|[*_`]{1,3}");

    private static final Pattern ESCAPE = Pattern.compile("\\\\([\"\\\\])");

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\s]+");

    private WorkingTitle() {}

    /** The title of a document; empty if it has neither a title nor words. */
    public static String of(String document) {
        String text = document.substring(0, Math.min(document.length(), SEARCHED))
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        Matcher front = FRONT_MATTER.matcher(text);
        boolean has = front.find();
        Optional<String> title = has ? titled(front.group("yaml")) : Optional.empty();
        return shortened(title.orElseGet(() -> firstWords(has ? text.substring(front.end()) : text)));
    }

    private static Optional<String> titled(String yaml) {
        Matcher title = TITLE.matcher(yaml);
        return title.find()
                ? Optional.of(unquoted(title.group("title").strip())).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private static String unquoted(String value) {
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
            return ESCAPE.matcher(value.substring(1, value.length() - 1)).replaceAll("$1");
        }
        if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1).replace("''", "'");
        }
        return value;
    }

    private static String firstWords(String text) {
        return text.lines()
                .map(line -> MARKS.matcher(line).replaceAll("").strip())
                .filter(line -> line.codePoints().anyMatch(Character::isLetterOrDigit))
                .findFirst()
                .orElse("");
    }

    private static String shortened(String title) {
        String line = BLANKS.matcher(title).replaceAll(" ").strip();
        if (line.length() <= MAX_LENGTH) {
            return line;
        }
        int space = line.lastIndexOf(' ', MAX_LENGTH - 1);
        int end = space > MAX_LENGTH / 2 ? space : line.offsetByCodePoints(0, line.codePointCount(0, MAX_LENGTH - 1));
        return line.substring(0, end) + "\u2026";
    }
}
