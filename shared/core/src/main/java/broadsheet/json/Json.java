package broadsheet.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reads and writes JSON token by token. */
public final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Opens a document and passes the parser, positioned on its first token. */
    public static void read(InputStream in, Consumer<JsonParser> reader) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            parser.nextToken();
            reader.accept(parser);
        }
    }

    /**
     * Reads the object at the parser's current token, and calls {@code member} for each member with the parser on its
     * value. It skips values that {@code member} does not consume, and anything that is not an object.
     */
    public static void members(JsonParser parser, BiConsumer<String, JsonParser> member) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            member.accept(name, parser);
            parser.skipChildren();
        }
    }

    /** Reads one member of the object at the parser's current token, if it exists. */
    public static void member(JsonParser parser, String name, Consumer<JsonParser> reader) {
        members(parser, (found, value) -> {
            if (found.equals(name)) {
                reader.accept(value);
            }
        });
    }

    /**
     * Reads the array at the parser's current token, and calls {@code element} for each element. It skips anything
     * that is not an array.
     */
    public static void elements(JsonParser parser, Consumer<JsonParser> element) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.accept(parser);
            parser.skipChildren();
        }
    }

    /** Writes a document to a stream, in UTF-8. */
    public static void write(OutputStream out, Consumer<JsonGenerator> writer) {
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            writer.accept(generator);
        }
    }

    /** Writes a document to a string. */
    public static String write(Consumer<JsonGenerator> writer) {
        var bytes = new ByteArrayOutputStream(1024);
        write(bytes, writer);
        return bytes.toString(UTF_8);
    }

    /** Writes an array under a name, with one element for each item. */
    public static <T> void array(
            JsonGenerator json, String name, Iterable<T> items, BiConsumer<JsonGenerator, T> element) {
        json.writeName(name);
        json.writeStartArray();
        items.forEach(item -> element.accept(json, item));
        json.writeEndArray();
    }

    /** Writes an array of texts under a name. */
    public static void texts(JsonGenerator json, String name, Iterable<String> texts) {
        array(json, name, texts, JsonGenerator::writeString);
    }

    /** Writes an object under a name. */
    public static void object(JsonGenerator json, String name, Consumer<JsonGenerator> members) {
        json.writeName(name);
        json.writeStartObject();
        members.accept(json);
        json.writeEndObject();
    }
}
