package broadsheet.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.ArticleId;
import broadsheet.draft.DraftId;
import broadsheet.json.Json;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduleSubject;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A message that wakes a schedule. It says nothing that the table does not, so it may come late, twice or for nothing.
 *
 * @param id the schedule
 * @param subject its draft or article
 */
public record ScheduleMessage(ScheduleId id, ScheduleSubject subject) {
    /** The message of a schedule. */
    public static ScheduleMessage of(Schedule schedule) {
        return new ScheduleMessage(schedule.id(), schedule.subject());
    }

    /** Parses a message's body; empty for any other text. */
    public static Optional<ScheduleMessage> parse(String body) {
        Map<String, String> members = new HashMap<>();
        try {
            Json.read(
                    new ByteArrayInputStream(body.getBytes(UTF_8)),
                    parser -> Json.members(parser, (name, value) -> members.put(name, value.getValueAsString(""))));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
        return ScheduleId.parse(members.getOrDefault("schedule", ""))
                .flatMap(id -> DraftId.parse(members.getOrDefault("draft", ""))
                        .<ScheduleSubject>map(ScheduleSubject.OfDraft::new)
                        .or(() -> ArticleId.parse(members.getOrDefault("article", ""))
                                .map(ScheduleSubject.OfArticle::new))
                        .map(subject -> new ScheduleMessage(id, subject)));
    }

    /** The message's body. */
    public String body() {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("schedule", id.value());
            switch (subject) {
                case ScheduleSubject.OfDraft(DraftId draft) -> json.writeStringProperty("draft", draft.value());
                case ScheduleSubject.OfArticle(ArticleId article) ->
                    json.writeStringProperty("article", article.value());
            }
            json.writeEndObject();
        });
    }
}
