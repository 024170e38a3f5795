package broadsheet.scheduledrafts;

import broadsheet.article.Site;
import broadsheet.http.BodyFields;
import broadsheet.http.Request;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduledTime;
import broadsheet.validation.FieldErrors;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.util.Optional;

/** The body of a request that schedules: {@code {"at": "2026-10-25T02:30", "zone": "Europe/Berlin"}}. */
final class ScheduleRequest {
    private ScheduleRequest() {}

    /** The identity of a new schedule. */
    static ScheduleId id(Instant now) {
        return new ScheduleId(UlidCreator.getUlid(now.toEpochMilli()).toString());
    }

    /** The time; empty if there are errors, which {@code errors} collects. */
    static Optional<ScheduledTime> read(Request request, Site site, Instant now, FieldErrors errors) {
        BodyFields fields = BodyFields.of(request, errors);
        Optional<String> at = fields.text("at");
        Optional<String> zone = fields.text("zone");
        fields.noteUnread();
        return ScheduledTime.read(at, zone, site.timeZone(), now, errors);
    }
}
