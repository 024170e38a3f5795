package broadsheet.publishscheduled;

import broadsheet.json.Json;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * The event that invokes the function: messages of the queue, or a tick of the clock.
 *
 * @param messages the messages
 * @param isTick whether the event comes from the clock, that is, has no {@code Records} member
 */
record ScheduleEvent(List<Message> messages, boolean isTick) {
    ScheduleEvent {
        messages = List.copyOf(messages);
    }

    /**
     * A message of the queue.
     *
     * @param id the id by which the function reports a failure to Lambda
     * @param body the text
     */
    record Message(String id, String body) {}

    static ScheduleEvent read(InputStream event) {
        List<Message> messages = new ArrayList<>();
        boolean[] isTick = {true};
        Json.read(
                event,
                parser -> Json.member(parser, "Records", records -> {
                    isTick[0] = false;
                    Json.elements(records, each -> messages.add(message(each)));
                }));
        return new ScheduleEvent(messages, isTick[0]);
    }

    private static Message message(JsonParser record) {
        String[] message = {"", ""};
        Json.members(record, (name, value) -> {
            switch (name) {
                case "messageId" -> message[0] = value.getValueAsString("");
                case "body" -> message[1] = value.getValueAsString("");
                default -> {}
            }
        });
        return new Message(message[0], message[1]);
    }
}
