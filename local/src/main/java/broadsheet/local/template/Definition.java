package broadsheet.local.template;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The part of the HTTP API in its OpenAPI definition: routes that send a message to a queue without a function. */
final class Definition {
    private static final String INTEGRATION = "x-amazon-apigateway-integration";

    private Definition() {}

    /** Reads the routes of a definition. */
    static List<Route> routes(Value body, List<Queue> queues, URI endpoint) {
        List<Route> routes = new ArrayList<>();
        body.fields("a DefinitionBody", Set.of("paths"), Set.of("info", "openapi", "tags"))
                .need("paths")
                .entries()
                .forEach((path, methods) -> methods.entries().forEach((method, operation) -> {
                    String key = method.toUpperCase(Locale.ROOT) + " " + path;
                    routes.add(new Route(key, target(operation, queues, endpoint), Optional.empty()));
                }));
        return routes;
    }

    private static Target target(Value operation, List<Queue> queues, URI endpoint) {
        Fields integration = operation
                .fields(
                        "an operation",
                        Set.of(INTEGRATION),
                        Set.of("description", "operationId", "responses", "summary"))
                .need(INTEGRATION)
                .fields(
                        "an integration",
                        Set.of("integrationSubtype", "requestParameters", "type"),
                        Set.of("connectionType", "credentials", "payloadFormatVersion", "timeoutInMillis"));
        require(integration.need("type"), "aws_proxy");
        require(integration.need("integrationSubtype"), "SQS-SendMessage");
        Fields parameters =
                integration.need("requestParameters").fields("a message", Set.of("MessageBody", "QueueUrl"), Set.of());
        Value url = parameters.need("QueueUrl");
        Queue queue = queues.stream()
                .filter(one -> one.url(endpoint).toString().equals(url.text()))
                .findFirst()
                .orElseThrow(() -> url.refuse("there is no queue " + url.text()));
        return new Target.ToQueue(queue, MessageMapping.read(parameters.need("MessageBody")));
    }

    private static void require(Value value, String played) {
        if (!value.text().equals(played)) {
            throw value.refuse("only " + played + " is played locally");
        }
    }
}
