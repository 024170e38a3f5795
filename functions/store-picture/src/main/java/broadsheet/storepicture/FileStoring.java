package broadsheet.storepicture;

import broadsheet.article.FileFormat;
import broadsheet.article.MediaFile;
import broadsheet.http.Response;
import broadsheet.storepicture.bucket.MediaFiles;
import broadsheet.storepicture.bucket.Uploads;
import broadsheet.storepicture.bucket.Uploads.Announced;
import broadsheet.validation.ValidationException;
import java.util.Optional;

/** Stores a file as it was sent. S3 copies it, so this function reads no more of it than tells its format. */
record FileStoring(Announcement announced, FileFormat format, MediaFiles files, Uploads uploads, Keeping keeping)
        implements Storing {
    @Override
    public Optional<Response> known() {
        return files.find(announced.original().hash()).map(file -> {
            if (file.format() != format) {
                throw ValidationException.because(
                        "type",
                        "is not %s, as which the site has these bytes"
                                .formatted(file.format().mediaType()));
            }
            return kept(200, file);
        });
    }

    @Override
    public Optional<Response> made() {
        Announced original = announced.original();
        if (!uploads.isComplete(original)) {
            return Optional.empty();
        }
        try {
            requireFormat(original);
        } catch (ValidationException useless) {
            uploads.discard(original);
            throw useless;
        }
        var file = new MediaFile(original.hash(), format, original.bytes());
        files.keep(file, uploads);
        Response answer = kept(201, file);
        uploads.discard(original);
        return Optional.of(answer);
    }

    private void requireFormat(Announced original) {
        boolean matches = format == FileFormat.VTT
                ? Captions.isValid(uploads.start(original, FileFormat.MAX_CAPTIONS))
                : format.matches(uploads.start(original, FileFormat.TELLING));
        if (!matches) {
            throw ValidationException.because("file", "is not " + format.mediaType());
        }
    }

    private Response kept(int status, MediaFile file) {
        keeping.keep(announced, file);
        return Response.json(status, json -> {
            json.writeStringProperty("name", announced.name().value());
            json.writeStringProperty("url", file.path());
            json.writeStringProperty("type", file.format().mediaType());
            json.writeNumberProperty("bytes", file.bytes());
        });
    }
}
