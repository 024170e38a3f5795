package broadsheet.editdrafts;

import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.draft.Note;
import broadsheet.http.BodyFields;
import broadsheet.http.Numerals;
import broadsheet.http.Request;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads what requests about drafts say. Each method refuses what is invalid, with its place. */
final class DraftInput {
    private static final String STATUS = "status";

    private DraftInput() {}

    /** The id that the client gives to what it makes, so that a repeat makes the same; empty if it gives none. */
    static Optional<DraftId> id(Request request) {
        return request.parameter("id")
                .map(text -> DraftId.parse(text)
                        .orElseThrow(() -> ValidationException.because("id", "is no ULID in capital letters")));
    }

    /** The revision of an article with which a draft begins; empty for the newest. Only with an article. */
    static OptionalInt revision(Request request) {
        Optional<String> text = request.parameter("revision");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (request.parameter("article").isEmpty()) {
            throw ValidationException.because("article", "is missing: a revision is one of an article");
        }
        OptionalInt revision = Numerals.ordinal(text.get());
        if (revision.isEmpty()) {
            throw ValidationException.because("revision", "is no number from 1 to 999999");
        }
        return revision;
    }

    /** A document of any content, in UTF-8. */
    static String document(byte[] body) {
        return Utf8.decode(body, line -> "line " + line);
    }

    /** The status that people may set. */
    static DraftStatus status(Request request) {
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        String text = fields.text(STATUS).orElse("");
        Optional<DraftStatus> status = DraftStatus.parse(text);
        if (status.isEmpty()) {
            errors.add(STATUS, noStatus(text));
        } else if (status.get() == DraftStatus.SCHEDULED) {
            errors.add(STATUS, "is set by a schedule alone");
        }
        fields.noteUnread();
        errors.throwIfAny();
        return status.orElseThrow();
    }

    /** Why a text is no status. */
    static String noStatus(String text) {
        return "is \"%s\", none of %s"
                .formatted(
                        text,
                        Arrays.stream(DraftStatus.values())
                                .map(DraftStatus::toString)
                                .collect(Collectors.joining(", ")));
    }

    /** The account that gets a draft; empty for nobody. */
    static Optional<DraftUser> user(Request request) {
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        Optional<String> id = line(fields, "id", errors);
        Optional<String> name = line(fields, "name", errors);
        if (id.isEmpty() && name.isPresent()) {
            errors.add("id", "is missing: a draft is assigned to an account");
        }
        fields.noteUnread();
        errors.throwIfAny();
        return id.map(account -> new DraftUser(account, name.orElse("")));
    }

    private static Optional<String> line(BodyFields fields, String name, FieldErrors errors) {
        Optional<String> text = fields.text(name).map(String::strip);
        if (text.filter(value ->
                        value.length() > DraftUser.MAX_LENGTH || value.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            errors.add(name, "is not one line of at most %d characters".formatted(DraftUser.MAX_LENGTH));
        }
        return text;
    }

    /** The text of a note. */
    static String note(Request request) {
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        String text = fields.text("text").map(String::strip).orElse("");
        if (text.isEmpty() || text.length() > Note.MAX_LENGTH) {
            errors.add("text", "is not a text of 1 to %,d characters".formatted(Note.MAX_LENGTH));
        }
        fields.noteUnread();
        errors.throwIfAny();
        return text;
    }
}
