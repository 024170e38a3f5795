package broadsheet.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system that a SAM template describes, with the names that resources have locally. */
public record Template(
        List<LambdaFunction> functions,
        List<Route> routes,
        List<StreamMapping> streams,
        List<QueueMapping> queueMappings,
        List<Schedule> schedules,
        List<Table> tables,
        List<Bucket> buckets,
        List<Queue> queues,
        Distribution distribution) {
    public Template {
        functions = List.copyOf(functions);
        routes = List.copyOf(routes);
        streams = List.copyOf(streams);
        queueMappings = List.copyOf(queueMappings);
        schedules = List.copyOf(schedules);
        tables = List.copyOf(tables);
        buckets = List.copyOf(buckets);
        queues = List.copyOf(queues);
    }

    /**
     * Reads a template.
     *
     * @throws Refusal at the first element that the local system cannot emulate
     */
    public static Template read(Path file, Bindings bindings) {
        return new TemplateReader(file, bindings).read();
    }

    /**
     * The environment variables of all functions, which share one process locally.
     *
     * @throws Refusal if two functions set the same variable to different values
     */
    public Map<String, String> environment() {
        Map<String, LambdaFunction.Variable> variables = new LinkedHashMap<>();
        for (LambdaFunction function : functions) {
            function.environment()
                    .forEach((name, variable) -> Optional.ofNullable(variables.putIfAbsent(name, variable))
                            .filter(other -> !other.value().equals(variable.value()))
                            .ifPresent(other -> {
                                throw conflict(name, variable, other);
                            }));
        }
        Map<String, String> values = new LinkedHashMap<>();
        variables.forEach((name, variable) -> values.put(name, variable.value()));
        return values;
    }

    private static Refusal conflict(String name, LambdaFunction.Variable variable, LambdaFunction.Variable other) {
        return variable.declared()
                .refuse("%s is %s here and %s at %s: all functions share one process locally"
                        .formatted(name, variable.value(), other.value(), other.declared()));
    }
}
