package broadsheet.local.schedule;

import broadsheet.local.template.Bindings;
import broadsheet.local.template.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Builds the event of a scheduled call: the schedule's input, or otherwise EventBridge's own event. */
final class ScheduledEvent {
    private ScheduledEvent() {}

    static byte[] of(Schedule schedule, Instant now) {
        return schedule.input().orElseGet(() -> event(schedule, now)).getBytes(StandardCharsets.UTF_8);
    }

    private static String event(Schedule schedule, Instant now) {
        ObjectNode event = JsonMapper.shared()
                .createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("account", Bindings.ACCOUNT)
                .put("time", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", Bindings.REGION);
        event.putArray("resources").add(schedule.arn());
        event.putObject("detail");
        return event.toString();
    }
}
