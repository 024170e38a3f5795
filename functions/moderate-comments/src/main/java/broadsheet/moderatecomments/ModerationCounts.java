package broadsheet.moderatecomments;

import broadsheet.discussion.Moderation.Counts;
import broadsheet.discussion.Moderation.Decided;
import broadsheet.http.Response;
import broadsheet.json.Json;

/** Writes the length of the moderation queue and the number of recent decisions as JSON. */
final class ModerationCounts {
    private ModerationCounts() {}

    static Response of(Counts counts) {
        return Response.json(200, json -> {
            json.writeNumberProperty("waiting", counts.waiting());
            if (counts.more()) {
                json.writeBooleanProperty("more", true);
            }
            counts.oldest().ifPresent(since -> json.writeStringProperty("oldest", since.toString()));
            Decided decided = counts.lastDay();
            Json.object(json, "lastDay", day -> {
                day.writeNumberProperty("approved", decided.approved());
                day.writeNumberProperty("rejected", decided.rejected());
                day.writeNumberProperty("withdrawn", decided.withdrawn());
                if (decided.more()) {
                    day.writeBooleanProperty("more", true);
                }
            });
        });
    }
}
