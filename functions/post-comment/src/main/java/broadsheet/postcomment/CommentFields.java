package broadsheet.postcomment;

import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.http.BodyFields;
import broadsheet.validation.FieldErrors;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Parses the fields of a comment. An invalid field is reported to the {@code faults} and returned as absent or empty.
 */
final class CommentFields {
    private static final int MAX_NUMBER = 999_999;

    private CommentFields() {}

    static Optional<CommentText> text(BodyFields fields, FieldErrors faults) {
        int before = faults.count();
        String written = fields.text("text").orElse("");
        Optional<CommentText> text = CommentText.of(written);
        if (text.isEmpty() && faults.count() == before) {
            int length = CommentText.lengthOf(written);
            faults.add(
                    "text",
                    length == 0
                            ? "is missing"
                            : "has %,d characters; at most %,d are allowed".formatted(length, CommentText.MAX_LENGTH));
        }
        return text;
    }

    static String name(BodyFields fields, FieldErrors faults) {
        String name = Commenter.nameOf(fields.text("name").orElse(""));
        int length = name.codePointCount(0, name.length());
        if (length > Commenter.MAX_NAME) {
            faults.add("name", "has %,d characters; at most %,d are allowed".formatted(length, Commenter.MAX_NAME));
        }
        return name;
    }

    static OptionalInt inReplyTo(BodyFields fields, FieldErrors faults) {
        OptionalInt number = fields.number("inReplyTo", MAX_NUMBER);
        if (number.isPresent() && number.getAsInt() == 0) {
            faults.add("inReplyTo", "is 0; comments are numbered from 1");
        }
        return number;
    }
}
