package broadsheet.previewdraft;

import broadsheet.article.Attachment;
import broadsheet.article.PictureName;
import broadsheet.authoring.DraftReader;
import broadsheet.draft.WorkingDraft;
import broadsheet.http.Response;
import broadsheet.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import tools.jackson.core.JsonGenerator;

/** Gives the desk the addresses of the pictures that a draft names, so that every editor of the draft sees them. */
final class DraftPictures {
    private final DraftReader reader;

    @Inject
    DraftPictures(DraftReader reader) {
        this.reader = reader;
    }

    /** The pictures by their names, as JSON. */
    Response of(WorkingDraft.Contents draft) {
        List<Map.Entry<PictureName, Attachment>> kept = reader.pictures(draft).entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().value()))
                .toList();
        return Response.json(200, json -> Json.array(json, "pictures", kept, DraftPictures::write))
                .with("cache-control", "no-store");
    }

    private static void write(JsonGenerator json, Map.Entry<PictureName, Attachment> kept) {
        json.writeStartObject();
        json.writeStringProperty("name", kept.getKey().value());
        json.writeStringProperty("url", kept.getValue().path());
        json.writeStringProperty("sha256", kept.getValue().hash());
        json.writeEndObject();
    }
}
