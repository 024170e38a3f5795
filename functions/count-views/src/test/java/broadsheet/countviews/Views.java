package broadsheet.countviews;

import broadsheet.fixtures.SeededSite;
import broadsheet.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A batch of messages in the making. */
final class Views {
    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0";
    static final String TIDE = "how-a-tide-table-knows";
    static final String LIGHTHOUSE = "what-a-lighthouse-costs";

    /** What the CDN says. */
    static final String SECRET = System.getenv("ORIGIN_SECRETS");

    private final List<Message> messages = new ArrayList<>();

    static Views none() {
        return new Views();
    }

    /** One more reader has seen an article. */
    Views seen(String article, String address, String agent) {
        return sent(SeededSite.CLOCK.instant(), body(address, article, agent));
    }

    /** So many more readers have seen an article; the same numbers are the same readers. */
    Views seenBy(String article, int from, int to) {
        for (int i = from; i < to; i++) {
            seen(article, "10.%d.%d.%d".formatted(i >> 16, i >> 8 & 255, i & 255), FIREFOX);
        }
        return this;
    }

    /** What the API makes a message of. */
    static String body(String address, String article, String agent) {
        return SECRET + " " + address + " " + article + " " + agent;
    }

    Views sent(Instant sent, String body) {
        messages.add(new Message("message-" + messages.size(), sent, body));
        return this;
    }

    /** As Lambda hands it over, as far as the function reads it. */
    String event() {
        return Json.write(json -> {
            json.writeStartObject();
            Json.array(json, "Records", messages, (array, message) -> {
                array.writeStartObject();
                array.writeStringProperty("messageId", message.id());
                array.writeStringProperty("body", message.body());
                Json.object(
                        array,
                        "attributes",
                        attributes -> attributes.writeStringProperty(
                                "SentTimestamp", String.valueOf(message.sent().toEpochMilli())));
                array.writeEndObject();
            });
            json.writeEndObject();
        });
    }
}
