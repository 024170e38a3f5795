package broadsheet.storepicture;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.FileFormat;
import broadsheet.article.PictureFormat;
import broadsheet.article.PictureName;
import broadsheet.article.Slug;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.json.Json;
import broadsheet.storepicture.bucket.Uploads.Announced;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A request's description of a picture or a file.
 *
 * @param article the article that shows it
 * @param name its name in the article
 * @param format its format
 * @param original the original that the client has sent or will send
 */
record Announcement(Slug article, PictureName name, Format format, Announced original) {
    /** The format of what is announced. */
    sealed interface Format {
        /** Of a picture, which is converted. */
        record OfPicture(PictureFormat format) implements Format {}

        /** Of a file, which is stored as it is. */
        record OfFile(FileFormat format) implements Format {}

        /** The format of a media type; empty for an unsupported type. */
        static Optional<Format> named(String mediaType) {
            return PictureFormat.named(mediaType)
                    .<Format>map(OfPicture::new)
                    .or(() -> FileFormat.named(mediaType).map(OfFile::new));
        }

        /** The largest original, in bytes. */
        default long maxBytes() {
            return switch (this) {
                case OfPicture picture -> PictureFormat.MAX_BYTES;
                case OfFile(FileFormat format) -> format.maxBytes();
            };
        }
    }

    /** So many digits of a hash cannot be met on purpose. */
    private static final int OWN_DIGITS = 16;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Parses a request.
     *
     * @throws broadsheet.validation.ValidationException with every error in the request
     * @throws Problem 413 if the original is too large and nothing else is wrong
     */
    static Announcement read(Request request) {
        var errors = new FieldErrors();
        Optional<Slug> article = Slug.parse(request.path("slug"));
        if (article.isEmpty()) {
            errors.add("slug", "\"" + request.path("slug") + "\" " + Slug.refusal(request.path("slug")));
        }
        Optional<PictureName> name = name(request.path("name"));
        if (name.isEmpty()) {
            errors.add(
                    "name",
                    "\"%s\" is no picture's name: a relative path of at most %d characters, without . and .."
                            .formatted(request.path("name"), PictureName.MAX_LENGTH));
        }
        Body body = Body.read(request.body(), errors);
        Optional<Format> format = Format.named(body.type);
        if (name.isPresent() && format.orElse(null) instanceof Format.OfFile(FileFormat file)) {
            requireEnding(name.get(), file, errors);
        }
        errors.throwIfAny();
        long most = format.orElseThrow().maxBytes();
        if (body.bytes > most) {
            throw Problem.tooLarge("The picture has %,d bytes; at most %,d are taken.".formatted(body.bytes, most));
        }
        return new Announcement(
                article.orElseThrow(),
                name.orElseThrow(),
                format.get(),
                new Announced(body.hash, body.bytes, body.type));
    }

    /**
     * Requires that the name contains the picture's hash, so that no other picture can have it. An author's picture then
     * replaces none, whichever article it is sent to.
     *
     * @throws broadsheet.validation.ValidationException if it does not
     */
    void requireNameOfItsOwn() {
        String digits = original.hash().substring(0, OWN_DIGITS);
        if (!name.value().contains("-" + digits + ".")) {
            throw ValidationException.because(
                    "name",
                    "of an author's picture ends in the first %d digits of its SHA-256, as in \"harbour-%s.jpg\""
                            .formatted(OWN_DIGITS, digits));
        }
    }

    /** Documents tell files from pictures by the endings of their names. */
    private static void requireEnding(PictureName name, FileFormat format, FieldErrors errors) {
        if (!FileFormat.of(name).equals(Optional.of(format))) {
            errors.add("name", "\"%s\" does not end in .%s".formatted(name, format.ending()));
        }
    }

    private static Optional<PictureName> name(String text) {
        try {
            return Optional.of(new PictureName(text));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /** The members of the request's body. An invalid member keeps a default that the check reports. */
    private static final class Body {
        private String hash = "";
        private String type = "";
        private long bytes;

        static Body read(byte[] json, FieldErrors errors) {
            var body = new Body();
            try {
                String text = Utf8.decode(json, line -> "body");
                Json.read(new ByteArrayInputStream(text.getBytes(UTF_8)), parser -> Json.members(parser, body::member));
            } catch (JacksonException malformed) {
                errors.add(
                        "body",
                        "is no JSON object such as {\"sha256\": \"...\", \"bytes\": 1, \"type\": \"image/jpeg\"}");
                return body;
            }
            body.check(errors);
            return body;
        }

        private void member(String name, JsonParser value) {
            switch (name) {
                case "sha256" -> hash = value.getValueAsString("");
                case "bytes" ->
                    bytes = value.currentToken() == JsonToken.VALUE_NUMBER_INT ? value.getValueAsLong(-1) : -1;
                case "type" -> type = value.getValueAsString("");
                default -> {}
            }
        }

        private void check(FieldErrors errors) {
            if (!HASH.matcher(hash).matches()) {
                errors.add("sha256", "is no SHA-256 in 64 lower-case hexadecimal digits");
            }
            if (bytes < 1) {
                errors.add("bytes", "is not the number of the picture's bytes");
            }
            if (Format.named(type).isEmpty()) {
                String known = Stream.concat(
                                Arrays.stream(PictureFormat.values()).map(PictureFormat::mediaType),
                                Arrays.stream(FileFormat.values()).map(FileFormat::mediaType))
                        .collect(Collectors.joining(", "));
                errors.add("type", "is none of " + known);
            }
        }
    }
}
