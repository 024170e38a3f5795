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
 * @param id with which Lambda is told that it failed
 * @param sent when SQS took it: no client can say otherwise, and it stays the same however often the message comes
 * @param body what {@link Beacon} reads
 */
record Message(String id, Instant sent, String body) {
    /** Reads the event that Lambda makes of messages. */
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
