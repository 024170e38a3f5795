package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task of rendering every page, sent as a queue message: finding more pages, or rendering some.
 *
 * @param rendering the id of the rendering
 * @param paths the pages to render; empty for a task that finds pages
 * @param step how many finding tasks precede this one
 * @param cursor where to continue finding; empty for the start
 */
record Task(String rendering, List<String> paths, int step, Optional<String> cursor) {
    Task {
        paths = List.copyOf(paths);
    }

    /** Creates the first task of a rendering. */
    static Task find(String rendering) {
        return new Task(rendering, List.of(), 0, Optional.empty());
    }

    /** Creates the next finding task. */
    Task next(String cursor) {
        return new Task(rendering, List.of(), step + 1, Optional.of(cursor));
    }

    static Task render(String rendering, List<String> paths) {
        return new Task(rendering, paths, 0, Optional.empty());
    }

    String message() {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("rendering", rendering);
            if (!paths.isEmpty()) {
                Json.array(json, "paths", paths, (array, path) -> array.writeString(path));
            }
            cursor.ifPresent(value -> {
                json.writeNumberProperty("step", step);
                json.writeStringProperty("cursor", value);
            });
            json.writeEndObject();
        });
    }

    /**
     * Parses a message.
     *
     * @throws RuntimeException if the message is no task
     */
    static Task of(String message) {
        List<String> paths = new ArrayList<>();
        String[] found = {"", ""};
        int[] step = {0};
        Json.read(
                new ByteArrayInputStream(message.getBytes(UTF_8)),
                parser -> Json.members(parser, (name, value) -> {
                    switch (name) {
                        case "rendering" -> found[0] = value.getValueAsString("");
                        case "step" -> step[0] = value.getValueAsInt(0);
                        case "cursor" -> found[1] = value.getValueAsString("");
                        case "paths" -> Json.elements(value, path -> paths.add(path.getValueAsString("")));
                        default -> {}
                    }
                }));
        if (found[0].isEmpty()) {
            throw new IllegalArgumentException("no task: " + message);
        }
        return new Task(found[0], paths, step[0], Optional.of(found[1]).filter(cursor -> !cursor.isEmpty()));
    }
}
