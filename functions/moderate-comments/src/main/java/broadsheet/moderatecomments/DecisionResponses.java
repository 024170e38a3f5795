package broadsheet.moderatecomments;

import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.Moderation.DecisionResult;
import broadsheet.http.Problem;
import broadsheet.http.Response;

/** Converts the results of moderators' decisions to responses. */
final class DecisionResponses {
    private DecisionResponses() {}

    /** Returns the decision; 409 if another decision or a newer version came first. */
    static Response decided(DecisionResult result, Titles titles) {
        return switch (result) {
            case DecisionResult.Done(Decision decision) -> decision(decision, titles);
            case DecisionResult.AlreadyDecided(Decision decision) -> throw Problem.conflict(told(decision));
            case DecisionResult.Pending(Held held) ->
                throw Problem.conflict("Its author has changed it since you read it: it is at version %d now."
                        .formatted(held.version()));
            case DecisionResult.Irreversible(Decision decision) -> throw Problem.conflict(told(decision));
            case DecisionResult.Unknown nothing -> throw Problem.notFound();
        };
    }

    /** Returns the restored comment; 409 with the decision if it cannot be undone. */
    static Response restored(DecisionResult result) {
        return switch (result) {
            case DecisionResult.Pending(Held held) ->
                Response.json(200, json -> {
                    json.writeStringProperty("held", held.id());
                    json.writeStringProperty("status", "held");
                    json.writeNumberProperty("version", held.version());
                });
            case DecisionResult.Irreversible(Decision decision) ->
                throw Problem.conflict(
                        decision.act() == Act.WITHDRAWN
                                ? told(decision)
                                : told(decision) + " Since then it was answered, or removed.");
            case DecisionResult.Done(Decision decision) -> throw Problem.conflict(told(decision));
            case DecisionResult.AlreadyDecided(Decision decision) -> throw Problem.conflict(told(decision));
            case DecisionResult.Unknown nothing -> throw Problem.notFound();
        };
    }

    private static String told(Decision decision) {
        return switch (decision.act()) {
            case APPROVED ->
                "This was approved by %s at %s.".formatted(decision.by().name(), decision.at());
            case REJECTED ->
                "This was rejected by %s at %s.".formatted(decision.by().name(), decision.at());
            case WITHDRAWN -> "This was withdrawn by its author at %s.".formatted(decision.at());
        };
    }

    private static Response decision(Decision decision, Titles titles) {
        return Response.json(200, json -> {
            json.writeStringProperty("held", decision.id());
            json.writeStringProperty("status", decision.act().status());
            json.writeStringProperty("by", decision.by().name());
            json.writeStringProperty("at", decision.at().toString());
            if (decision.act() == Act.APPROVED) {
                int number = decision.number().orElseThrow();
                json.writeStringProperty("id", Integer.toString(number));
                json.writeStringProperty("url", titles.path(decision.article(), decision.number()));
            }
        });
    }
}
