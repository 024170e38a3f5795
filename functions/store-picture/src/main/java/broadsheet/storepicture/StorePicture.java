package broadsheet.storepicture;

import broadsheet.article.FileFormat;
import broadsheet.article.PictureFormat;
import broadsheet.article.Pictures;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.storepicture.bucket.Images;
import broadsheet.storepicture.bucket.MediaFiles;
import broadsheet.storepicture.bucket.StorageModule;
import broadsheet.storepicture.bucket.Uploads;
import broadsheet.storepicture.bucket.Uploads.Invitation;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Singleton;

/**
 * Serves {@code PUT /api/articles/{slug}/pictures/{name+}} to editors and authors, for pictures and for files. The bytes do not
 * pass through this function. If the site lacks the announced picture, the 202 response says where to upload it, and the client then repeats the call.
 */
public final class StorePicture implements RequestStreamHandler {
    private final ApiGatewayAdapter http;
    private final Pictures pictures;
    private final Images images;
    private final MediaFiles files;
    private final Uploads uploads;
    private final Supplier<Optional<Avif>> encoder;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public StorePicture() {
        this(DaggerStorePicture_Wiring.factory().create(Consistency.STRONG));
    }

    private StorePicture(Wiring wiring) {
        this(wiring.http(), wiring.pictures(), wiring.images(), wiring.files(), wiring.uploads(), Avif::encoder);
    }

    StorePicture(
            ApiGatewayAdapter http,
            Pictures pictures,
            Images images,
            MediaFiles files,
            Uploads uploads,
            Supplier<Optional<Avif>> encoder) {
        this.http = http;
        this.pictures = pictures;
        this.images = images;
        this.files = files;
        this.uploads = uploads;
        this.encoder = encoder;
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
        // Reference the picture before checking whether it exists. Otherwise a concurrent takedown could delete it
        // between the check and the reference.
        if (!pictures.reference(announced.article(), announced.original().hash())) {
            throw Problem.conflict("The picture is being taken out of the site; send it again in a moment.");
        }
        Storing storing = storing(announced);
        return storing.known()
                .or(storing::made)
                // A faster call may have discarded the upload by now, but only after it stored the picture.
                .or(storing::known)
                .orElseGet(() -> invitation(uploads.invite(announced.original())));
    }

    private Storing storing(Announcement announced) {
        var keeping = new Keeping(pictures);
        return switch (announced.format()) {
            case Announcement.Format.OfPicture(PictureFormat format) ->
                new PictureStoring(announced, format, images, uploads, keeping, encoder);
            case Announcement.Format.OfFile(FileFormat format) ->
                new FileStoring(announced, format, files, uploads, keeping);
        };
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
    @Component(modules = {DynamoModule.class, StorageModule.class})
    interface Wiring {
        ApiGatewayAdapter http();

        Pictures pictures();

        Images images();

        MediaFiles files();

        Uploads uploads();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
