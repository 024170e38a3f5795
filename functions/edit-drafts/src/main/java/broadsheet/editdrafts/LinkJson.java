package broadsheet.editdrafts;

import broadsheet.draft.DraftLink;
import broadsheet.http.Response;
import broadsheet.json.Json;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * Writes links to drafts as JSON.
 *
 * @param token gives the secret part of a link's address
 */
record LinkJson(Function<DraftLink, String> token) {
    Response link(DraftLink link) {
        return Response.json(201, json -> write(json, link));
    }

    Response links(List<DraftLink> links) {
        return Response.json(
                200,
                json -> Json.array(json, "links", links, (array, link) -> {
                    array.writeStartObject();
                    write(array, link);
                    array.writeEndObject();
                }));
    }

    private void write(JsonGenerator json, DraftLink link) {
        json.writeStringProperty("id", link.id().value());
        json.writeStringProperty("label", link.label());
        json.writeStringProperty("token", token.apply(link));
        DraftJson.user(json, "by", link.by());
        json.writeStringProperty("made", link.made().toString());
        json.writeStringProperty("expires", link.expires().toString());
        json.writeNumberProperty("opened", link.opened());
        link.lastOpened().ifPresent(last -> json.writeStringProperty("lastOpened", last.toString()));
    }
}
