package broadsheet.postcomment;

import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.http.BodyFields;
import broadsheet.language.RefusalWords;
import broadsheet.validation.FieldErrors;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Parses the fields of a comment. An invalid field is reported to the {@code errors} and returned as absent or empty.
 * Readers see an error, so it is in their words.
 */
final class CommentFields {
    private static final int MAX_NUMBER = 999_999;

    private CommentFields() {}

    static Optional<CommentText> text(BodyFields fields, FieldErrors errors, Supplier<RefusalWords> words) {
        int before = errors.count();
        String written = fields.text("text").orElse("");
        Optional<CommentText> text = CommentText.of(written);
        if (text.isEmpty() && errors.count() == before) {
            int length = CommentText.lengthOf(written);
            errors.add(
                    "text", length == 0 ? words.get().missing() : words.get().tooLong(length, CommentText.MAX_LENGTH));
        }
        return text;
    }

    static String name(BodyFields fields, FieldErrors errors, Supplier<RefusalWords> words) {
        String name = Commenter.nameOf(fields.text("name").orElse(""));
        int length = name.codePointCount(0, name.length());
        if (length > Commenter.MAX_NAME) {
            errors.add("name", words.get().tooLong(length, Commenter.MAX_NAME));
        }
        return name;
    }

    static OptionalInt inReplyTo(BodyFields fields, FieldErrors errors, Supplier<RefusalWords> words) {
        OptionalInt number = fields.number("inReplyTo", MAX_NUMBER, words);
        if (number.isPresent() && number.getAsInt() == 0) {
            errors.add("inReplyTo", words.get().zero());
        }
        return number;
    }
}
