package broadsheet.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.json.Json;
import broadsheet.language.RefusalWords;
import broadsheet.language.Words;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.Utf8;
import broadsheet.validation.ValidationException;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of a small request body: {@code application/x-www-form-urlencoded} or {@code application/json}. An invalid
 * field is reported as an error and reads as absent, so that one response lists all errors.
 */
public final class BodyFields {
    /**
     * The size limit of a body. It exceeds the longest allowed text in its longest escaped form. Longer bodies are
     * refused unread.
     */
    private static final int MAX_BYTES = 96 * 1024;

    private static final int MAX_SHOWN = 200;

    private static final String JSON = "application/json";

    private final boolean isForm;
    private final FieldErrors errors;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();

    /** A field's value: a text, a number as the client wrote it, or another JSON type. */
    private record Field(Kind kind, String value) {}

    private enum Kind {
        TEXT,
        NUMBER,
        OTHER
    }

    private BodyFields(boolean isForm, FieldErrors errors) {
        this.isForm = isForm;
        this.errors = errors;
    }

    /**
     * Reads a request's body.
     *
     * @param errors collects the errors of single fields
     * @throws Problem 413 if the body is too large, 415 if its media type is not supported
     * @throws ValidationException if the body does not conform to its media type
     */
    public static BodyFields of(Request request, FieldErrors errors) {
        if (request.body().length > MAX_BYTES) {
            throw Problem.tooLarge(words -> words.refusal().tooLarge(MAX_BYTES / 1024));
        }
        String type = request.header("content-type")
                .orElse("")
                .split(";", -1)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
        var fields = new BodyFields(type.equals(Request.FORM), errors);
        switch (type) {
            case Request.FORM -> fields.readForm(request.body());
            case JSON -> fields.readJson(request.body());
            default -> throw Problem.unsupported("Send " + JSON + " or " + Request.FORM + ".");
        }
        return fields;
    }

    /** Whether an HTML form sent the body. Its sender expects a page in response. */
    public boolean isForm() {
        return isForm;
    }

    /** The text of a field; empty if it is absent or blank. */
    public Optional<String> text(String name) {
        Field field = take(name);
        if (field.kind != Kind.TEXT) {
            errors.add(name, "is no text");
            return Optional.empty();
        }
        return Optional.of(field.value).filter(value -> !value.isBlank());
    }

    /** Like {@link #number(String, int, Supplier)}, with errors in English. */
    public OptionalInt number(String name, int most) {
        return number(name, most, () -> Words.in("en").refusal());
    }

    /**
     * The whole number of a field, from 0 to {@code most}; empty if it is absent. JSON clients may send it as a string.
     *
     * @param words the words of an error, which a number without one does not load
     */
    public OptionalInt number(String name, int most, Supplier<RefusalWords> words) {
        Field field = take(name);
        if (field.value.isBlank() && field.kind != Kind.OTHER) {
            return OptionalInt.empty();
        }
        int number = Numerals.whole(field.value).orElse(-1);
        if (field.kind == Kind.OTHER || number < 0 || number > most) {
            errors.add(name, words.get().noNumber(most));
            return OptionalInt.empty();
        }
        return OptionalInt.of(number);
    }

    /** Reports the fields that the function did not read as errors. */
    public void noteUnread() {
        unread.forEach(name -> errors.add(shown(name), "is not a field of this"));
    }

    private Field take(String name) {
        unread.remove(name);
        return fields.getOrDefault(name, new Field(Kind.TEXT, ""));
    }

    private void put(String name, Kind kind, String value) {
        if (fields.put(name, new Field(kind, value)) != null) {
            errors.add(shown(name), "is there twice");
        }
        unread.add(name);
    }

    /** Shortens the client's input and replaces characters outside printable ASCII, so that an error can quote it. */
    private static String shown(String sent) {
        return sent.substring(0, Math.min(sent.length(), MAX_SHOWN)).replaceAll("[^\\x20-\\x7E]", "?");
    }

    private void readForm(byte[] body) {
        for (String pair : new String(body, ISO_8859_1).split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                put(name, Kind.TEXT, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
    }

    /** Decodes percent-escapes to bytes first, because the JDK's decoder replaces invalid UTF-8 silently. */
    private static String decoded(String text) {
        try {
            byte[] bytes = URLDecoder.decode(text, ISO_8859_1).getBytes(ISO_8859_1);
            return Utf8.decode(bytes, line -> "body");
        } catch (IllegalArgumentException noEscape) {
            throw ValidationException.because("body", "is no form: it has a % that begins no escape");
        }
    }

    private void readJson(byte[] body) {
        try {
            // JSON's own reader would also accept other encodings than UTF-8.
            String text = Utf8.decode(body, line -> "body");
            Json.read(new ByteArrayInputStream(text.getBytes(UTF_8)), parser -> {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw ValidationException.because("body", "is no JSON object");
                }
                Json.members(parser, this::readMember);
                if (parser.nextToken() != null) {
                    throw ValidationException.because("body", "goes on behind the JSON object");
                }
            });
        } catch (JacksonException malformed) {
            throw ValidationException.because("body", "is no JSON: " + shown(malformed.getOriginalMessage()));
        }
    }

    private void readMember(String name, JsonParser value) {
        switch (value.currentToken()) {
            case VALUE_NULL -> put(name, Kind.TEXT, "");
            case VALUE_STRING -> put(name, Kind.TEXT, value.getString());
            case VALUE_NUMBER_INT -> put(name, Kind.NUMBER, value.getString());
            default -> put(name, Kind.OTHER, "");
        }
    }
}
