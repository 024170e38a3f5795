package broadsheet.storepicture;

import broadsheet.article.Picture;
import broadsheet.article.PictureFormat;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.storepicture.bucket.Images;
import broadsheet.storepicture.bucket.Uploads;
import broadsheet.storepicture.bucket.Uploads.Upload;
import broadsheet.validation.ValidationException;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/**
 * Stores a picture in its widths.
 *
 * @param encoder the encoder of AVIF, if there is one; called only when a picture is made
 */
record PictureStoring(
        Announcement announced,
        PictureFormat format,
        Images images,
        Uploads uploads,
        Keeping keeping,
        Supplier<Optional<Avif>> encoder)
        implements Storing {
    @Override
    public Optional<Response> known() {
        return images.find(announced.original().hash()).map(picture -> kept(200, picture));
    }

    @Override
    public Optional<Response> made() {
        return uploads.find(announced.original()).map(upload -> {
            Response answer = kept(201, make(upload));
            uploads.discard(announced.original());
            return answer;
        });
    }

    private Picture make(Upload upload) {
        try {
            Original original = switch (upload) {
                case Upload.Whole(byte[] bytes) ->
                    Original.decode(announced.original().hash(), bytes, format);
                case Upload.Other other ->
                    throw ValidationException.because(
                            "picture", "was sent with other bytes than announced: send it again");
            };
            return encoder.get()
                    .filter(avif -> avif.takes(original.widest()))
                    .map(avif -> images.keep(
                            original.picture().withAvif(),
                            original::encoded,
                            width -> avif.encoded(original.at(width))))
                    .orElseGet(() -> images.keep(original.picture(), original::encoded));
        } catch (ValidationException useless) {
            uploads.discard(announced.original());
            throw useless;
        }
    }

    private Response kept(int status, Picture picture) {
        keeping.keep(announced, picture);
        return Response.json(status, json -> {
            json.writeStringProperty("name", announced.name().value());
            json.writeNumberProperty("width", picture.width());
            json.writeNumberProperty("height", picture.height());
            json.writeStringProperty("url", picture.original());
            Json.array(json, "sources", picture.widths(), (array, width) -> source(array, picture, width));
        });
    }

    private static void source(JsonGenerator json, Picture picture, int width) {
        json.writeStartObject();
        json.writeStringProperty("url", picture.path(width));
        json.writeNumberProperty("width", width);
        json.writeNumberProperty("height", picture.heightAt(width));
        json.writeEndObject();
    }
}
