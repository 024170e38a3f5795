package broadsheet.renderpages;

import broadsheet.dynamodb.StreamRecord;
import broadsheet.json.Json;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * The event that invokes the function: records of the table's stream, messages of the queue, or a tick of the schedule.
 *
 * @param changes the records
 * @param messages the messages
 * @param isTick whether the event comes from the schedule, that is, has no {@code Records} member
 */
record RenderEvent(List<StreamRecord> changes, List<Message> messages, boolean isTick) {
    RenderEvent {
        changes = List.copyOf(changes);
        messages = List.copyOf(messages);
    }

    /**
     * A message of the queue.
     *
     * @param id the id by which the function reports a failure to Lambda
     * @param body a task as {@link Task} wrote it
     */
    record Message(String id, String body) {}

    static RenderEvent read(InputStream event) {
        List<StreamRecord> changes = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        boolean[] isTick = {true};
        Json.read(
                event,
                parser -> Json.member(parser, "Records", records -> {
                    isTick[0] = false;
                    Json.elements(records, each -> record(each, changes, messages));
                }));
        return new RenderEvent(changes, messages, isTick[0]);
    }

    private static void record(JsonParser record, List<StreamRecord> changes, List<Message> messages) {
        String[] message = {"", ""};
        Json.members(record, (name, value) -> {
            switch (name) {
                case "dynamodb" -> changes.add(StreamRecord.read(value));
                case "messageId" -> message[0] = value.getValueAsString("");
                case "body" -> message[1] = value.getValueAsString("");
                default -> {}
            }
        });
        if (!message[0].isEmpty()) {
            messages.add(new Message(message[0], message[1]));
        }
    }
}
