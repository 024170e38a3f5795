package broadsheet.storepicture;

import broadsheet.article.Picture;
import broadsheet.article.Pictures;
import broadsheet.dynamodb.StoreModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.storepicture.bucket.Images;
import broadsheet.storepicture.bucket.StorageModule;
import broadsheet.storepicture.bucket.Uploads;
import broadsheet.storepicture.bucket.Uploads.Announced;
import broadsheet.storepicture.bucket.Uploads.Invitation;
import broadsheet.storepicture.bucket.Uploads.Upload;
import broadsheet.validation.ValidationException;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import javax.inject.Singleton;
import tools.jackson.core.JsonGenerator;

/**
 * Serves {@code PUT /api/articles/{slug}/pictures/{name+}} to editors and authors. The bytes do not pass through this function. If
 * the site lacks the announced picture, the 202 response says where to upload it, and the client then repeats the call.
 */
public final class StorePicture implements RequestStreamHandler {
    private final ApiGatewayAdapter http;
    private final Pictures pictures;
    private final Images images;
    private final Uploads uploads;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public StorePicture() {
        this(DaggerStorePicture_Wiring.factory().create(Consistency.STRONG));
    }

    private StorePicture(Wiring wiring) {
        this(wiring.http(), wiring.pictures(), wiring.images(), wiring.uploads());
    }

    StorePicture(ApiGatewayAdapter http, Pictures pictures, Images images, Uploads uploads) {
        this.http = http;
        this.pictures = pictures;
        this.images = images;
        this.uploads = uploads;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::keep);
    }

    private Response keep(Request request) {
        Caller caller = request.requireGroup(Caller.EDITORS, Caller.AUTHORS);
        Announcement announced = Announcement.read(request);
        if (!caller.groups().contains(Caller.EDITORS)) {
            announced.requireNameOfItsOwn();
        }
        Announced original = announced.original();
        // Reference the picture before checking whether it exists. Otherwise a concurrent takedown could delete it
        // between the check and the reference.
        if (!pictures.claim(announced.article(), original.hash())) {
            throw Problem.conflict("The picture is being taken out of the site; send it again in a moment.");
        }
        Optional<Picture> known = images.find(original.hash());
        if (known.isPresent()) {
            return kept(200, announced, known.get());
        }
        Optional<Upload> upload = uploads.find(original);
        if (upload.isPresent()) {
            Picture made = make(original, upload.get());
            Response answer = kept(201, announced, made);
            uploads.discard(original);
            return answer;
        }
        // A faster call may have discarded the upload by now, but only after it stored the picture.
        return images.find(original.hash())
                .map(picture -> kept(200, announced, picture))
                .orElseGet(() -> invitation(uploads.invite(original)));
    }

    private Picture make(Announced announced, Upload upload) {
        try {
            Original original = switch (upload) {
                case Upload.Whole(byte[] bytes) -> Original.decode(announced.hash(), bytes, announced.format());
                case Upload.Other other ->
                    throw ValidationException.because(
                            "picture", "was sent with other bytes than announced: send it again");
            };
            images.keep(original.picture(), original::encoded);
            return original.picture();
        } catch (ValidationException useless) {
            uploads.discard(announced);
            throw useless;
        }
    }

    /**
     * Records the picture for the article.
     *
     * @throws Problem 409 if the article was taken down in the meantime
     */
    private Response kept(int status, Announcement announced, Picture picture) {
        if (!pictures.keep(announced.article(), announced.name(), picture)) {
            throw Problem.conflict(
                    "The picture was taken out of the site meanwhile; send it again if it is to be there.");
        }
        return Response.json(status, json -> {
            json.writeStringProperty("name", announced.name().value());
            json.writeNumberProperty("width", picture.width());
            json.writeNumberProperty("height", picture.height());
            json.writeStringProperty("url", picture.path(picture.widths().getLast()));
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

    private static Response invitation(Invitation invitation) {
        return Response.json(
                202,
                json -> Json.object(json, "upload", upload -> {
                    upload.writeStringProperty("method", "PUT");
                    upload.writeStringProperty("url", invitation.url());
                    Json.object(
                            upload, "headers", headers -> invitation.headers().forEach(headers::writeStringProperty));
                }));
    }

    @Singleton
    @Component(modules = {StoreModule.class, StorageModule.class})
    interface Wiring {
        ApiGatewayAdapter http();

        Pictures pictures();

        Images images();

        Uploads uploads();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
