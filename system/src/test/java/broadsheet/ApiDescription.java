package broadsheet;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What openapi.yaml says of each operation, as far as something else says it too. */
public final class ApiDescription {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Map<?, ?> document;

    private ApiDescription(Map<?, ?> document) {
        this.document = document;
    }

    /**
     * An operation.
     *
     * @param id its name among all operations
     * @param signedIn whether it wants a token
     * @param pathParameters the names of the parameters in its path
     * @param statuses what it may answer
     */
    public record Operation(String id, boolean signedIn, Set<String> pathParameters, Set<String> statuses) {
        public Operation {
            pathParameters = Set.copyOf(pathParameters);
            statuses = Set.copyOf(statuses);
        }
    }

    /** Reads the description. */
    public static ApiDescription read(Path file) {
        try {
            var load = new Load(LoadSettings.builder().setLabel("openapi.yaml").build());
            return new ApiDescription(map(load.loadFromString(Files.readString(file))));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The operations by method and path: {@code GET /api/articles/{slug}}. */
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        map(document.get("paths"))
                .forEach((path, item) -> map(item).forEach((method, operation) -> {
                    if (METHODS.contains(String.valueOf(method))) {
                        String key = String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path;
                        operations.put(key, operation(map(item), map(operation)));
                    }
                }));
        return operations;
    }

    private Operation operation(Map<?, ?> item, Map<?, ?> operation) {
        Collection<?> security = list(operation.containsKey("security") ? operation : document, "security");
        return new Operation(
                String.valueOf(operation.get("operationId")),
                !security.isEmpty(),
                Stream.concat(list(item, "parameters").stream(), list(operation, "parameters").stream())
                        .map(this::resolved)
                        .filter(parameter -> "path".equals(parameter.get("in")))
                        .map(parameter -> String.valueOf(parameter.get("name")))
                        .collect(Collectors.toSet()),
                map(operation.get("responses")).keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.toSet()));
    }

    private Map<?, ?> resolved(Object value) {
        Object reference = map(value).get("$ref");
        if (reference == null) {
            return map(value);
        }
        Map<?, ?> found = document;
        for (String step : List.of(String.valueOf(reference).split("/", -1)).subList(1, 4)) {
            found = map(found.get(step));
        }
        return found;
    }

    private static List<?> list(Map<?, ?> owner, String name) {
        return Optional.ofNullable(owner.get(name)).map(List.class::cast).orElse(List.of());
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) requireNonNull(value, "something that should be a mapping is missing");
    }
}
