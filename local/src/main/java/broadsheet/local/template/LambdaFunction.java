package broadsheet.local.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A Lambda function.
 *
 * @param name its logical id
 * @param handler the name of its handler class
 * @param declared the template line that names the handler
 * @param timeout the time limit of a call
 * @param memory the memory that AWS gives it, in MB
 * @param environment its environment variables by name
 */
public record LambdaFunction(
        String name,
        String handler,
        SourceLocation declared,
        Duration timeout,
        int memory,
        Map<String, Variable> environment) {
    static final String TYPE = "AWS::Serverless::Function";

    private static final Set<String> READ = Set.of("Handler", "Timeout", "MemorySize", "Environment", "Events");
    private static final Set<String> IGNORED = Set.of(
            "Architectures",
            "AutoPublishAlias",
            "CodeUri",
            "DeploymentPreference",
            "Description",
            "LoggingConfig",
            "PermissionsBoundary",
            "Policies",
            "RecursiveLoop",
            "ReservedConcurrentExecutions",
            "RolePath",
            "Runtime",
            "SnapStart",
            "Tags",
            "Tracing",
            "VersionDeletionPolicy");

    /** An environment variable's value, and the template line that sets it. */
    public record Variable(String value, SourceLocation declared) {}

    public LambdaFunction {
        environment = Map.copyOf(environment);
    }

    static void declare(String logicalId, Names names) {
        names.ref(logicalId, logicalId);
        names.attribute(logicalId, "Arn", arn(logicalId));
    }

    /** The function's ARN. */
    public String arn() {
        return arn(name);
    }

    static Fields fields(Value properties) {
        return properties.fields(TYPE, READ, IGNORED);
    }

    /** Reads a function. Its own properties override those in Globals. */
    static LambdaFunction read(String logicalId, Fields function, Fields globals) {
        Value handler = function.find("Handler")
                .or(() -> globals.find("Handler"))
                .orElseThrow(() -> function.whole().refuse(logicalId + " needs Handler"));
        Map<String, Variable> environment = new LinkedHashMap<>(variables(globals));
        environment.putAll(variables(function));
        return new LambdaFunction(
                logicalId,
                handler.text(),
                handler.place(),
                Duration.ofSeconds(function.integer("Timeout", globals.integer("Timeout", 3))),
                function.integer("MemorySize", globals.integer("MemorySize", 128)),
                environment);
    }

    private static Map<String, Variable> variables(Fields function) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        function.find("Environment")
                .map(value -> value.fields("an Environment", Set.of("Variables"), Set.of()))
                .map(environment -> environment.need("Variables").entries())
                .orElse(Map.of())
                .forEach((name, value) -> variables.put(name, new Variable(value.text(), value.place())));
        return variables;
    }

    /** The ARN of a function. */
    public static String arn(String name) {
        return Bindings.arn("lambda", "function:" + name);
    }
}
