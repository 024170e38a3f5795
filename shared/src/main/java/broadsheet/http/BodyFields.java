package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.fault.Rejected;
import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of a small body, a form's or a JSON object's alike: {@code application/x-www-form-urlencoded}, else JSON.
 *
 * @param isForm whether a form sent it, which wants to be shown a page afterwards
 * @param values by name; of a JSON object only texts, numbers and truth values
 */
public record BodyFields(boolean isForm, Map<String, String> values) {
    /** More than any text that is taken; what is longer is not even read. */
    private static final int MAX_BYTES = 64 * 1024;

    public BodyFields {
        values = Map.copyOf(values);
    }

    /**
     * Reads a request's body.
     *
     * @throws Problem 413 if it is too large
     * @throws Rejected if it is neither a form nor a JSON object
     */
    public static BodyFields of(Request request) {
        if (request.body().length > MAX_BYTES) {
            throw Problem.tooLarge("At most 64 KB are read.");
        }
        String text = decoded(request.body());
        boolean isForm = request.header("content-type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        return new BodyFields(isForm, isForm ? form(text) : json(text));
    }

    /** The field of that name; empty if it was not sent, or is blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    private static String decoded(byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw Rejected.because("body", "has bytes that are no UTF-8");
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    fields.putIfAbsent(
                            URLDecoder.decode(pair.substring(0, equals), UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
                } catch (IllegalArgumentException noEscape) {
                    throw Rejected.because("body", "is no form: " + noEscape.getMessage());
                }
            }
        }
        return fields;
    }

    private static Map<String, String> json(String text) {
        Map<String, String> fields = new HashMap<>();
        try {
            Json.read(new ByteArrayInputStream(text.getBytes(UTF_8)), parser -> {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw Rejected.because("body", "is no JSON object");
                }
                Json.members(parser, (name, value) -> scalar(value).ifPresent(found -> fields.put(name, found)));
                if (parser.nextToken() != null) {
                    throw Rejected.because("body", "goes on behind the JSON object");
                }
            });
        } catch (JacksonException malformed) {
            throw Rejected.because("body", "is no JSON: " + malformed.getOriginalMessage());
        }
        return fields;
    }

    private static Optional<String> scalar(JsonParser value) {
        return switch (value.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> Optional.of(value.getString());
            default -> Optional.empty();
        };
    }
}
