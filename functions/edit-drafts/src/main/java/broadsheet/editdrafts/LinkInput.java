package broadsheet.editdrafts;

import broadsheet.draft.DraftLink;
import broadsheet.http.BodyFields;
import broadsheet.http.Request;
import broadsheet.validation.FieldErrors;

/**
 * What a request for a link says.
 *
 * @param label whom the link is for
 * @param days for how many days it works
 */
record LinkInput(String label, int days) {
    /** Reads a request and refuses what is invalid, with its place. */
    static LinkInput of(Request request) {
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        String label = fields.text("label").map(String::strip).orElse("");
        if (label.isEmpty()
                || label.length() > DraftLink.MAX_LABEL
                || label.chars().anyMatch(Character::isISOControl)) {
            errors.add("label", "is not one line of 1 to %d characters".formatted(DraftLink.MAX_LABEL));
        }
        int days = fields.number("days", DraftLink.MOST_DAYS).orElse(DraftLink.USUAL_DAYS);
        if (days == 0) {
            errors.add("days", "is 0: a link works for a day at least");
        }
        fields.noteUnread();
        errors.throwIfAny();
        return new LinkInput(label, days);
    }
}
