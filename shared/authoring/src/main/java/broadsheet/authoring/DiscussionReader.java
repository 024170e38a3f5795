package broadsheet.authoring;

import broadsheet.article.DiscussionSettings;
import broadsheet.validation.FieldErrors;
import java.util.List;

/** Reads the settings of discussions from site.yaml. */
final class DiscussionReader {
    private static final int MAX_WORD = 100;
    private static final int MAX_WORDS = 1_000;
    private static final int MAX_DAYS = 10_000;
    private static final int MAX_PER_HOUR = 1_000;
    private static final int MAX_ANONYMOUS_PER_HOUR = 100_000;

    private DiscussionReader() {}

    static DiscussionSettings read(Fields fields, FieldErrors errors) {
        var settings = new DiscussionSettings(
                words(fields, "refuse", errors),
                words(fields, "hold", errors),
                fields.number("closeAfterDays", MAX_DAYS),
                fields.number("perHour", MAX_PER_HOUR).orElse(DiscussionSettings.USUAL.perHour()),
                fields.number("anonymousPerHour", MAX_ANONYMOUS_PER_HOUR)
                        .orElse(DiscussionSettings.USUAL.anonymousPerHour()));
        fields.unread().forEach(name -> errors.add("discussion." + name, "is not a setting of a discussion"));
        return settings;
    }

    /**
     * The words that a comment is searched for. A word without a letter or digit is an error, because it could never
     * match.
     */
    private static List<String> words(Fields fields, String name, FieldErrors errors) {
        List<Fields.Located> words = fields.texts(MAX_WORDS, MAX_WORD, name);
        words.stream()
                .filter(word -> word.text().codePoints().noneMatch(Character::isLetterOrDigit))
                .forEach(word -> errors.add(word.at(), "\"" + word.text() + "\" has no letter or digit"));
        return words.stream().map(Fields.Located::text).toList();
    }
}
