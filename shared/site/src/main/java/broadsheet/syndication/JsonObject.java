package broadsheet.syndication;

import broadsheet.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Builds a JSON object. Members keep their order. Empty texts and lists are omitted. */
final class JsonObject {
    private final Map<String, Object> members = new LinkedHashMap<>();

    JsonObject with(String name, String text) {
        String wellFormed = WellFormed.text(text);
        if (!wellFormed.isEmpty()) {
            members.put(name, wellFormed);
        }
        return this;
    }

    JsonObject with(String name, int number) {
        members.put(name, number);
        return this;
    }

    JsonObject with(String name, boolean truth) {
        members.put(name, truth);
        return this;
    }

    JsonObject with(String name, JsonObject object) {
        members.put(name, object);
        return this;
    }

    JsonObject with(String name, List<JsonObject> objects) {
        if (!objects.isEmpty()) {
            members.put(name, List.copyOf(objects));
        }
        return this;
    }

    /** Adds a list, even if it is empty. */
    JsonObject withAll(String name, List<JsonObject> objects) {
        members.put(name, List.copyOf(objects));
        return this;
    }

    JsonObject withTexts(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            members.put(name, texts.stream().map(WellFormed::text).toList());
        }
        return this;
    }

    /** The object as a standalone document. */
    String document() {
        return Json.write(json -> write(json, this));
    }

    /**
     * The object for use inside a {@code script} element. There, HTML recognises only the tags that end the script, but
     * no character references. Outside of strings, JSON has none of the characters that this method escapes.
     */
    String script() {
        return document()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case JsonObject object -> {
                json.writeStartObject();
                object.members.forEach((name, member) -> {
                    json.writeName(name);
                    write(json, member);
                });
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(element -> write(json, element));
                json.writeEndArray();
            }
            case Integer number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }
}
