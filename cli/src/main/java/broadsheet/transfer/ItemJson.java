package broadsheet.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.dynamodb.table.Item;
import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Items as JSON objects, with members sorted by name, so that the same item is always the same text. Bytes are an object with the one
 * member {@code base64}.
 */
final class ItemJson {
    private static final String BYTES = "base64";

    private ItemJson() {}

    /** An item on one line. */
    static String line(Item item) {
        return Json.write(json -> write(json, item));
    }

    /** Writes an item as an object. */
    static void write(JsonGenerator json, Item item) {
        map(json, item.attributes());
    }

    private static void map(JsonGenerator json, Map<String, AttributeValue> attributes) {
        json.writeStartObject();
        new TreeMap<>(attributes).forEach((name, value) -> {
            json.writeName(name);
            value(json, value);
        });
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, AttributeValue value) {
        switch (value.type()) {
            case S -> json.writeString(value.s());
            case N -> json.writeNumber(Long.parseLong(value.n()));
            case BOOL -> json.writeBoolean(value.bool());
            case M -> map(json, value.m());
            case L -> {
                json.writeStartArray();
                value.l().forEach(element -> value(json, element));
                json.writeEndArray();
            }
            case B -> {
                json.writeStartObject();
                json.writeName(BYTES);
                json.writeBinary(value.b().asByteArray());
                json.writeEndObject();
            }
            default -> throw new IllegalStateException("no item has an attribute of type " + value.type());
        }
    }

    /**
     * Reads an item from a line.
     *
     * @throws RuntimeException if the line is no object as {@link #line} writes it
     */
    static Item item(String line) {
        Item[] read = {Item.empty()};
        Json.read(new ByteArrayInputStream(line.getBytes(UTF_8)), parser -> read[0] = item(parser));
        return read[0];
    }

    /** Reads the object at the parser's current token. */
    static Item item(JsonParser parser) {
        return Item.of(map(parser));
    }

    private static Map<String, AttributeValue> map(JsonParser parser) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        Json.members(parser, (name, value) -> attributes.put(name, value(value)));
        return attributes;
    }

    private static AttributeValue value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> AttributeValue.fromS(parser.getString());
            case VALUE_NUMBER_INT -> AttributeValue.fromN(Long.toString(parser.getLongValue()));
            case VALUE_TRUE -> AttributeValue.fromBool(true);
            case VALUE_FALSE -> AttributeValue.fromBool(false);
            case START_OBJECT -> object(map(parser));
            case START_ARRAY -> {
                List<AttributeValue> elements = new ArrayList<>();
                Json.elements(parser, element -> elements.add(value(element)));
                yield AttributeValue.fromL(elements);
            }
            default ->
                throw new IllegalArgumentException("a record has a value that no item has: " + parser.currentToken());
        };
    }

    private static AttributeValue object(Map<String, AttributeValue> members) {
        AttributeValue bytes = members.get(BYTES);
        return members.size() == 1 && bytes != null && bytes.s() != null
                ? AttributeValue.fromB(
                        SdkBytes.fromByteArray(Base64.getDecoder().decode(bytes.s())))
                : AttributeValue.fromM(members);
    }
}
