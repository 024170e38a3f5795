package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.validation.FieldError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words refusals of converted documents so that their editors find the place: by its words, since its line is another. */
final class Refusals {
    private static final Pattern LINE = Pattern.compile("line (\\d{1,6})");
    private static final int LONGEST = 80;

    private Refusals() {}

    /** The same outcome. An error in a line names the line's words. */
    static Outcome quoted(Outcome outcome, byte[] document) {
        if (!(outcome instanceof Outcome.Refused(List<FieldError> errors))) {
            return outcome;
        }
        List<String> lines = new String(document, UTF_8).lines().toList();
        return new Outcome.Refused(
                errors.stream().map(error -> quoted(error, lines)).toList());
    }

    private static FieldError quoted(FieldError error, List<String> lines) {
        Matcher line = LINE.matcher(error.at());
        if (!line.matches()
                || Integer.parseInt(line.group(1)) > lines.size()
                || line.group(1).equals("0")) {
            return error;
        }
        String words = lines.get(Integer.parseInt(line.group(1)) - 1).strip();
        return new FieldError(
                "text",
                error.detail() + ", in \"" + (words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words)
                        + "\"");
    }
}
