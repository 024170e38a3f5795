package broadsheet.importer;

import broadsheet.json.Json;
import broadsheet.publishing.Withheld;
import broadsheet.validation.FieldError;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** The members of an answer of the API that matter here: of a success, and of problem details. */
final class Answer {
    private static final Set<String> OUTCOMES = Set.of("created", "revised", "unchanged");

    private String outcome = "";
    private String detail = "";
    private final List<String> ignored = new ArrayList<>();
    private final List<FieldError> faults = new ArrayList<>();

    private Answer() {}

    /** What an answer means for the file that was sent. */
    static Outcome read(int status, byte[] body) {
        var answer = new Answer();
        try {
            Json.read(new ByteArrayInputStream(body), parser -> Json.members(parser, answer::member));
        } catch (JacksonException notJson) {
            // A gateway or a proxy in between answers with pages of its own: the status has to do.
            answer.detail = "";
        }
        return answer.outcome(status);
    }

    private Outcome outcome(int status) {
        if (status / 100 == 2 && OUTCOMES.contains(outcome)) {
            return new Outcome.Stands(!outcome.equals("unchanged"), ignored);
        }
        if (status == 422 && !faults.isEmpty() && faults.stream().allMatch(Withheld::isAhead)) {
            return new Outcome.NotYet(Withheld.SCHEDULED);
        }
        if (status >= 400 && status < 500) {
            return new Outcome.Refused(
                    faults.isEmpty() ? List.of(new FieldError("answer", status + " " + detail)) : faults);
        }
        return new Outcome.Unsent(
                status < 400
                        ? "the answer, " + status + ", is no Broadsheet's: is the address right?"
                        : "the answer is " + status + " " + detail);
    }

    private void member(String name, JsonParser value) {
        switch (name) {
            case "outcome" -> outcome = value.getValueAsString("");
            case "changed" -> outcome = value.getValueAsBoolean() ? "revised" : "unchanged";
            case "ignored", "warnings" -> Json.elements(value, element -> ignored.add(element.getValueAsString("")));
            case "detail", "message" -> detail = value.getValueAsString("");
            case "errors" -> Json.elements(value, element -> faults.add(fault(element)));
            default -> {}
        }
    }

    private static FieldError fault(JsonParser value) {
        var parts = new Object() {
            String at = "";
            String detail = "";
        };
        Json.members(value, (name, part) -> {
            switch (name) {
                case "at" -> parts.at = part.getValueAsString("");
                case "detail" -> parts.detail = part.getValueAsString("");
                default -> {}
            }
        });
        return new FieldError(parts.at, parts.detail);
    }
}
