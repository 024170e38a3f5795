package broadsheet.importer;

import broadsheet.cli.client.SiteClient;
import broadsheet.validation.FieldError;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Interprets the API's response to a file: a success, or problem details. */
final class Answer {
    private static final Set<String> OUTCOMES = Set.of("created", "revised", "unchanged");

    private Answer() {}

    /** Converts a response to the outcome for the file. */
    static Outcome read(int status, byte[] body) {
        JsonNode answer = SiteClient.parse(body);
        String outcome = answer.has("changed")
                ? answer.path("changed").asBoolean(false) ? "revised" : "unchanged"
                : answer.path("outcome").asString("");
        List<String> ignored = answer.path("ignored")
                .valueStream()
                .map(each -> each.asString(""))
                .toList();
        if (status / 100 == 2 && OUTCOMES.contains(outcome)) {
            return new Outcome.Accepted(!outcome.equals("unchanged"), ignored);
        }
        if (status == 202 && answer.has("draft")) {
            return new Outcome.Scheduled(answer.path("at").asString(""), ignored);
        }
        List<FieldError> errors = answer.path("errors")
                .valueStream()
                .map(error -> new FieldError(
                        error.path("at").asString(""), error.path("detail").asString("")))
                .toList();
        String detail = answer.path("detail").asString(answer.path("message").asString(""));
        if (status >= 400 && status < 500) {
            return new Outcome.Refused(
                    errors.isEmpty() ? List.of(new FieldError("answer", status + " " + detail)) : errors);
        }
        return new Outcome.Unsent(
                status < 400
                        ? "the answer, " + status + ", is no Broadsheet's: is the address right?"
                        : "the answer is " + status + " " + detail);
    }
}
