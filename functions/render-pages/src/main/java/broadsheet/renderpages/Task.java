package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.json.Json;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One step of rendering everything, as a message of the queue holds it: to find more pages, or to render some.
 *
 * @param rendering the rendering that it is a step of
 * @param paths the pages to render; none: go on to find pages
 * @param step how many steps of finding pages come before this one
 * @param cursor where to go on; empty: at the start
 */
record Task(String rendering, List<String> paths, int step, Optional<String> cursor) {
    Task {
        paths = List.copyOf(paths);
    }

    /** The first one of a rendering. */
    static Task find(String rendering) {
        return new Task(rendering, List.of(), 0, Optional.empty());
    }

    /** The step after this one. */
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
     * @throws RuntimeException if it is no message of a task
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
