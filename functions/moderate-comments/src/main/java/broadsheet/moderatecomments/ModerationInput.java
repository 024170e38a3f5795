package broadsheet.moderatecomments;

import broadsheet.discussion.Anonymity;
import broadsheet.discussion.Commenter;
import broadsheet.http.BodyFields;
import broadsheet.http.Request;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads what moderators' requests say. Each method refuses what is invalid, with its place. */
final class ModerationInput {
    private static final int MAX_VERSION = 999_999;
    private static final Pattern READER = Pattern.compile("[\\x20-\\x7E]{1,128}");

    private ModerationInput() {}

    /**
     * Returns the version that the moderator has read. A moderator must not approve text that its author changed in the
     * meantime.
     */
    static int version(Request request) {
        var errors = new FieldErrors();
        if (request.body().length == 0) {
            throw ValidationException.because("version", "is missing: which one was read");
        }
        BodyFields fields = BodyFields.of(request, errors);
        OptionalInt version = fields.number("version", MAX_VERSION);
        if (version.isEmpty() && errors.count() == 0) {
            errors.add("version", "is missing: which one was read");
        }
        fields.noteUnread();
        errors.throwIfAny();
        return version.orElseThrow();
    }

    /** Returns the name to verify, normalized as comments show it. */
    static String name(Request request) {
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        String name = Commenter.nameOf(fields.text("name").orElse(""));
        if (name.isEmpty() && errors.count() == 0) {
            errors.add("name", "is missing: which one is vouched for");
        } else if (name.codePointCount(0, name.length()) > Commenter.MAX_NAME) {
            errors.add("name", "has more than %d characters".formatted(Commenter.MAX_NAME));
        }
        fields.noteUnread();
        errors.throwIfAny();
        return name;
    }

    /** Returns the id of a reader: an account, or the daily pseudonym of an IP address. */
    static String reader(Request request) {
        String id = request.path("id");
        if (!READER.matcher(id).matches()) {
            throw ValidationException.because("id", "is the id of no reader");
        }
        return id;
    }

    static String account(Request request) {
        String id = reader(request);
        if (Anonymity.isOneOf(id)) {
            throw ValidationException.because("id", "is the id of no account");
        }
        return id;
    }
}
