package broadsheet.countviews;

import broadsheet.json.Json;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * A message of the queue.
 *
 * @param id the id by which the function reports a failure to Lambda
 * @param sent when SQS accepted it; clients cannot forge it, and redeliveries do not change it
 * @param body the text that {@link Beacon} parses
 */
record Message(String id, Instant sent, String body) {
    /** Parses Lambda's event. */
    static List<Message> read(InputStream event) {
        List<Message> messages = new ArrayList<>();
        Json.read(
                event,
                parser -> Json.member(
                        parser, "Records", records -> Json.elements(records, record -> messages.add(of(record)))));
        return messages;
    }

    private static Message of(JsonParser record) {
        String[] found = {"", "", "0"};
        Json.members(record, (name, value) -> {
            switch (name) {
                case "messageId" -> found[0] = value.getValueAsString("");
                case "body" -> found[1] = value.getValueAsString("");
                case "attributes" -> Json.member(value, "SentTimestamp", sent -> found[2] = sent.getValueAsString("0"));
                default -> {}
            }
        });
        return new Message(found[0], Instant.ofEpochMilli(Long.parseLong(found[2])), found[1]);
    }
}
