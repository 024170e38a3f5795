package broadsheet.listrevisions;

import broadsheet.audit.Act;
import broadsheet.audit.AuditRecord;
import broadsheet.audit.AuditTrail;
import broadsheet.audit.AuditTrail.Selection;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.FourDigitYears;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/** Serves {@code GET /api/audit}: what staff did, newest first. */
final class AuditPages {
    private static final int DEFAULT_LIMIT = 50;

    private final AuditTrail trail;
    private final InstantSource clock;

    AuditPages(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    Response list(Request request) {
        var errors = new FieldErrors();
        int limit = request.limit(DEFAULT_LIMIT, AuditTrail.MAX_LIMIT, errors);
        Selection selection = selection(request, errors);
        AuditTrail.Page page = trail.list(selection, limit, request.parameter("cursor"));
        return Response.json(200, json -> {
            Json.array(json, "records", page.records(), AuditPages::write);
            page.next().ifPresent(cursor -> json.writeStringProperty("next", cursor));
        });
    }

    /**
     * Which records the query asks for. By default, all that are kept.
     *
     * @param errors the errors found so far, which are thrown with those of the selection
     */
    private Selection selection(Request request, FieldErrors errors) {
        Instant now = clock.instant();
        Instant kept = now.minus(AuditTrail.KEPT);
        Instant from = instant(request, "from", errors).filter(kept::isBefore).orElse(kept);
        // What is written at this very moment is included.
        Instant latest = now.plusSeconds(60);
        Instant to = instant(request, "to", errors).filter(latest::isAfter).orElse(latest);
        Optional<String> name = request.parameter("act");
        Optional<Act> act = name.flatMap(Act::parse);
        if (name.isPresent() && act.isEmpty()) {
            errors.add("act", "is \"%s\", none of %s".formatted(name.get(), acts()));
        }
        errors.throwIfAny();
        return new Selection(from, to, request.parameter("by"), act);
    }

    private static Optional<Instant> instant(Request request, String name, FieldErrors errors) {
        Optional<String> text = request.parameter(name);
        Optional<Instant> instant = text.flatMap(AuditPages::parse);
        if (text.isPresent() && instant.isEmpty()) {
            errors.add(name, "is no time such as 2026-03-10T09:00:00Z");
        }
        return instant;
    }

    /** A time whose year has four digits: others do not sort as texts, and may have no month. */
    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(FourDigitYears::include);
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    private static String acts() {
        return Arrays.stream(Act.values()).map(Act::toString).collect(Collectors.joining(", "));
    }

    private static void write(JsonGenerator json, AuditRecord audit) {
        json.writeStartObject();
        json.writeStringProperty("at", audit.at().toString());
        Json.object(json, "by", by -> {
            by.writeStringProperty("id", audit.by().id());
            by.writeStringProperty("name", audit.by().name());
        });
        json.writeStringProperty("act", audit.act().toString());
        json.writeStringProperty("subject", audit.subject());
        json.writeStringProperty("title", audit.title());
        audit.note().ifPresent(note -> json.writeStringProperty("note", note));
        json.writeEndObject();
    }
}
