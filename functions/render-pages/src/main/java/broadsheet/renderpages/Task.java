package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/**
 * A task of rendering every page, sent as a queue message: to reconcile the pages of a range.
 *
 * @param rendering the id of the rendering
 * @param step how many tasks precede this one
 * @param cursor where the range begins; empty for the first
 * @param headers the rules by which the headers of all pages before the range were compared; empty if they were not
 */
record Task(String rendering, int step, Optional<String> cursor, Optional<String> headers) {
    /** Creates the first task of a rendering. */
    static Task first(String rendering) {
        return new Task(rendering, 0, Optional.empty(), Optional.empty());
    }

    /** Creates the task of the next range. */
    Task next(String next, Optional<String> compared) {
        return new Task(rendering, step + 1, Optional.of(next), compared);
    }

    String message() {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("rendering", rendering);
            cursor.ifPresent(value -> {
                json.writeNumberProperty("step", step);
                json.writeStringProperty("cursor", value);
            });
            headers.ifPresent(value -> json.writeStringProperty("headers", value));
            json.writeEndObject();
        });
    }

    /**
     * Parses a message.
     *
     * @throws RuntimeException if the message is no task
     */
    static Task of(String message) {
        String[] found = {"", "", ""};
        int[] step = {0};
        Json.read(
                new ByteArrayInputStream(message.getBytes(UTF_8)),
                parser -> Json.members(parser, (name, value) -> {
                    switch (name) {
                        case "rendering" -> found[0] = value.getValueAsString("");
                        case "step" -> step[0] = value.getValueAsInt(0);
                        case "cursor" -> found[1] = value.getValueAsString("");
                        case "headers" -> found[2] = value.getValueAsString("");
                        default -> {}
                    }
                }));
        if (found[0].isEmpty()) {
            throw new IllegalArgumentException("no task: " + message);
        }
        return new Task(found[0], step[0], nonEmpty(found[1]), nonEmpty(found[2]));
    }

    private static Optional<String> nonEmpty(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}
