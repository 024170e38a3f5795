package broadsheet.moderatecomments;

import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderation;
import broadsheet.discussion.Moderation.History;
import broadsheet.discussion.ParentComments;
import broadsheet.discussion.Reports;
import broadsheet.http.Response;
import broadsheet.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** Writes the moderation queue as JSON, with the information that helps to decide. */
final class Queue {
    private final Moderation moderation;
    private final Reports reports;
    private final DiscussionTargets targets;
    private final ParentComments parentComments;

    Queue(Moderation moderation, Reports reports, DiscussionTargets targets, ParentComments parentComments) {
        this.moderation = moderation;
        this.reports = reports;
        this.targets = targets;
        this.parentComments = parentComments;
    }

    Response list(int limit, Optional<String> cursor, Instant now) {
        Moderation.Page page = moderation.held(limit, cursor);
        Map<String, History> histories = new HashMap<>();
        var titles = new Titles(targets);
        Parents parents = Parents.of(page.entries(), Held::article, Held::inReplyTo, parentComments);
        for (Held held : page.entries()) {
            if (isKnown(held, now)) {
                histories.computeIfAbsent(held.author().id(), moderation::history);
            }
        }
        return Response.json(200, json -> {
            Json.array(json, "comments", page.entries(), (array, held) -> {
                array.writeStartObject();
                titles.write(array, held.article());
                write(array, held, titles, parents, now);
                Optional.ofNullable(histories.get(held.author().id())).ifPresent(history -> {
                    if (held.author().signedIn()) {
                        Json.object(array, "record", members -> write(members, history));
                    } else {
                        array.writeBooleanProperty("blocked", history.blocked());
                    }
                });
                array.writeEndObject();
            });
            page.next().ifPresent(next -> json.writeStringProperty("next", next));
        });
    }

    /** Returns whether the author is identifiable. Without an account, an author's pseudonym changes every day. */
    private static boolean isKnown(Held held, Instant now) {
        return held.author().signedIn()
                || (!held.author().id().isEmpty() && day(held.posted()).equals(day(now)));
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** Returns the history of one signed-in reader. */
    Response record(String reader) {
        History history = moderation.history(reader);
        return Response.json(200, json -> write(json, history));
    }

    private void write(JsonGenerator json, Held held, Titles titles, Parents parents, Instant now) {
        json.writeStringProperty("id", held.id());
        json.writeNumberProperty("version", held.version());
        json.writeStringProperty("url", titles.path(held.article(), OptionalInt.empty()));
        if (isKnown(held, now)) {
            json.writeStringProperty("author", held.author().id());
        }
        json.writeStringProperty("name", held.author().name());
        json.writeBooleanProperty("signedIn", held.author().signedIn());
        json.writeBooleanProperty("verified", held.author().verified());
        json.writeStringProperty("posted", held.posted().toString());
        json.writeNumberProperty(
                "ageSeconds", Math.max(0, Duration.between(held.posted(), now).toSeconds()));
        json.writeStringProperty("text", held.text().value());
        parents.write(json, held.article(), held.inReplyTo());
        held.number().ifPresent(number -> json.writeStringProperty("number", Integer.toString(number)));
        Json.array(
                json,
                "reasons",
                held.reasons(),
                (array, reason) ->
                        array.writeString(reason.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        if (held.reasons().contains(HoldReason.REPORTED)) {
            held.number()
                    .ifPresent(number -> Json.array(json, "reports", reports.of(held.article(), number), Queue::write));
        }
    }

    static void write(JsonGenerator json, Reports.Report report) {
        json.writeStartObject();
        json.writeStringProperty("reason", report.reason());
        json.writeStringProperty("at", report.at().toString());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, History history) {
        json.writeNumberProperty("published", history.published());
        json.writeNumberProperty("held", history.held());
        json.writeNumberProperty("rejected", history.rejected());
        json.writeBooleanProperty("blocked", history.blocked());
        history.verifiedAs().ifPresent(name -> json.writeStringProperty("verifiedAs", name));
    }
}
