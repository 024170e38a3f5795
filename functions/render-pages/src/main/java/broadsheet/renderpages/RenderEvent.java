package broadsheet.renderpages;

import broadsheet.dynamodb.StreamRecord;
import broadsheet.json.Json;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * What wakes the function: records of the table's stream, or messages of the queue, or neither, which is the clock.
 *
 * @param changes the records
 * @param messages the messages
 * @param isTick whether it has no records at all, not even none
 */
record RenderEvent(List<StreamRecord> changes, List<Message> messages, boolean isTick) {
    RenderEvent {
        changes = List.copyOf(changes);
        messages = List.copyOf(messages);
    }

    /**
     * A message of the queue.
     *
     * @param id with which Lambda is told that it failed
     * @param body what {@link Task} wrote
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
