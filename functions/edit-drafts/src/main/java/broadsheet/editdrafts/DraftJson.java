package broadsheet.editdrafts;

import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftHistory;
import broadsheet.draft.DraftHistory.Kept;
import broadsheet.draft.DraftHistory.KeptText;
import broadsheet.draft.DraftLists;
import broadsheet.draft.DraftUser;
import broadsheet.draft.Note;
import broadsheet.draft.WorkingDraft;
import broadsheet.http.EntityTag;
import broadsheet.http.Response;
import broadsheet.json.Json;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes drafts as JSON. */
final class DraftJson {
    private DraftJson() {}

    /** A page of a list. */
    static Response page(DraftLists.Page page) {
        return Response.json(200, json -> {
            Json.array(json, "drafts", page.drafts(), DraftJson::element);
            page.next().ifPresent(cursor -> json.writeStringProperty("next", cursor));
        });
    }

    private static void element(JsonGenerator json, WorkingDraft draft) {
        json.writeStartObject();
        write(json, draft);
        json.writeEndObject();
    }

    /** A draft without its document. */
    static Response draft(int status, WorkingDraft draft) {
        return tagged(status, draft, json -> write(json, draft));
    }

    /** A draft with its document and its notes, and whether the caller may give it to somebody, or delete it. */
    static Response contents(WorkingDraft.Contents contents, boolean mayAssign) {
        Response read = Response.json(200, json -> {
            write(json, contents.draft());
            json.writeBooleanProperty("mayAssign", mayAssign);
            json.writeStringProperty("document", contents.document());
            Json.array(json, "notes", contents.notes(), (array, note) -> {
                array.writeStartObject();
                write(array, note);
                array.writeEndObject();
            });
        });
        // Notes, assignee and the article's address change without a new version.
        return read.with("etag", EntityTag.ofRepresentation(contents.draft().version(), read.body()));
    }

    /** What a client needs to go on after a save. */
    static Response saved(WorkingDraft draft) {
        return tagged(200, draft, json -> {
            json.writeStringProperty("id", draft.id().value());
            json.writeNumberProperty("version", draft.version());
            json.writeStringProperty("saved", draft.saved().toString());
            json.writeStringProperty("title", draft.title());
        });
    }

    /** The version that another writer has made meanwhile. */
    static void current(JsonGenerator json, WorkingDraft draft) {
        Json.object(json, "current", members -> {
            members.writeNumberProperty("version", draft.version());
            members.writeStringProperty("status", draft.status().toString());
            members.writeStringProperty("saved", draft.saved().toString());
            user(members, "savedBy", draft.savedBy());
        });
    }

    static Response note(Note note) {
        return Response.json(201, json -> write(json, note));
    }

    /** A page of kept texts. */
    static Response texts(DraftHistory.Page page) {
        return Response.json(200, json -> {
            Json.array(json, "versions", page.texts(), (array, kept) -> {
                array.writeStartObject();
                write(array, kept);
                array.writeEndObject();
            });
            page.next().ifPresent(cursor -> json.writeStringProperty("next", cursor));
        });
    }

    static Response text(KeptText text) {
        return Response.json(200, json -> {
            write(json, text.kept());
            json.writeStringProperty("document", text.document());
        });
    }

    private static Response tagged(int status, WorkingDraft draft, Consumer<JsonGenerator> members) {
        return Response.json(status, members).with("etag", EntityTag.ofRevision(draft.version()));
    }

    /** The others who have a draft open. */
    static Response others(List<DraftUser> others) {
        return Response.json(
                200,
                json -> Json.array(json, "others", others, (array, user) -> {
                    array.writeStartObject();
                    members(array, user);
                    array.writeEndObject();
                }));
    }

    private static void write(JsonGenerator json, WorkingDraft draft) {
        json.writeStringProperty("id", draft.id().value());
        json.writeStringProperty("title", draft.title());
        json.writeStringProperty("status", draft.status().toString());
        json.writeNumberProperty("version", draft.version());
        user(json, "author", draft.author());
        draft.assignee().ifPresent(assignee -> user(json, "assignee", assignee));
        draft.base().ifPresent(base -> write(json, base));
        json.writeStringProperty("saved", draft.saved().toString());
        user(json, "savedBy", draft.savedBy());
    }

    private static void write(JsonGenerator json, DraftBase base) {
        Json.object(json, "article", members -> {
            members.writeStringProperty("id", base.article().value());
            members.writeStringProperty("slug", base.slug().value());
            members.writeNumberProperty("revision", base.revision());
        });
    }

    private static void write(JsonGenerator json, Note note) {
        json.writeStringProperty("id", note.id().value());
        user(json, "by", note.by());
        json.writeStringProperty("at", note.at().toString());
        json.writeStringProperty("text", note.text());
    }

    private static void write(JsonGenerator json, Kept kept) {
        json.writeNumberProperty("version", kept.version());
        json.writeStringProperty("saved", kept.saved().toString());
        user(json, "savedBy", kept.savedBy());
    }

    static void user(JsonGenerator json, String name, DraftUser user) {
        Json.object(json, name, members -> members(members, user));
    }

    private static void members(JsonGenerator json, DraftUser user) {
        json.writeStringProperty("id", user.id());
        json.writeStringProperty("name", user.name());
    }
}
