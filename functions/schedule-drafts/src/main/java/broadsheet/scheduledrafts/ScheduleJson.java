package broadsheet.scheduledrafts;

import broadsheet.article.ArticleId;
import broadsheet.draft.DraftId;
import broadsheet.json.Json;
import broadsheet.schedule.DoneSchedule;
import broadsheet.schedule.FailedSchedule;
import broadsheet.schedule.Schedule;
import broadsheet.schedule.ScheduleSubject;
import tools.jackson.core.JsonGenerator;

/** Writes schedules as JSON. */
final class ScheduleJson {
    private ScheduleJson() {}

    static void object(JsonGenerator json, Schedule schedule) {
        json.writeStartObject();
        members(json, schedule);
        json.writeEndObject();
    }

    static void object(JsonGenerator json, DoneSchedule done) {
        json.writeStartObject();
        members(json, done.schedule());
        json.writeStringProperty("done", done.done().toString());
        done.slug().ifPresent(slug -> json.writeStringProperty("address", slug.value()));
        json.writeEndObject();
    }

    static void object(JsonGenerator json, FailedSchedule failure) {
        json.writeStartObject();
        members(json, failure.schedule());
        json.writeStringProperty("failed", failure.failed().toString());
        json.writeStringProperty("reason", failure.reason());
        json.writeEndObject();
    }

    /** The members of a schedule, in an object that the caller has begun. */
    static void members(JsonGenerator json, Schedule schedule) {
        json.writeStringProperty("id", schedule.id().value());
        json.writeStringProperty("at", schedule.time().at().toString());
        json.writeStringProperty("local", schedule.time().shown());
        json.writeStringProperty("zone", schedule.time().zone());
        json.writeStringProperty("title", schedule.title());
        switch (schedule.subject()) {
            case ScheduleSubject.OfDraft(DraftId draft) -> {
                json.writeStringProperty("act", "publish");
                json.writeStringProperty("draft", draft.value());
                json.writeNumberProperty("version", schedule.version());
            }
            case ScheduleSubject.OfArticle(ArticleId article) -> {
                json.writeStringProperty("act", "withdraw");
                json.writeStringProperty("article", article.value());
                schedule.slug().ifPresent(slug -> json.writeStringProperty("slug", slug.value()));
            }
        }
        Json.object(json, "by", by -> {
            by.writeStringProperty("id", schedule.by().id());
            by.writeStringProperty("name", schedule.by().name());
        });
    }
}
