package broadsheet.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one template in two passes: first the names of all resources, then their properties. */
final class TemplateReader {
    private static final String CACHE_POLICY = "AWS::CloudFront::CachePolicy";

    /** Resource types that have no effect on a local process. */
    private static final Set<String> MEANINGLESS_HERE = Set.of(
            CACHE_POLICY,
            ResponseHeaders.TYPE,
            "AWS::Budgets::Budget",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::IAM::Role",
            "AWS::Logs::Delivery",
            "AWS::Logs::DeliveryDestination",
            "AWS::Logs::DeliverySource",
            "AWS::Logs::LogGroup",
            "AWS::Route53::RecordSetGroup",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::WAFv2::WebACL");

    private final Path file;
    private final Bindings bindings;
    private final Names names = new Names();
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    private record Resource(String logicalId, String type, Value properties) {}

    private record Event(String function, String name, Value type, Value properties) {}

    TemplateReader(Path file, Bindings bindings) {
        this.file = file;
        this.bindings = bindings;
    }

    Template read() {
        Value whole = parse();
        Fields template = whole.fields(
                "a template",
                Set.of("Parameters", "Conditions", "Globals", "Resources"),
                Set.of("AWSTemplateFormatVersion", "Description", "Metadata", "Outputs", "Rules", "Transform"));
        template.find("Parameters").map(Value::entries).orElse(Map.of()).forEach(this::parameter);
        template.find("Conditions")
                .map(Value::entries)
                .orElse(Map.of())
                .forEach((name, value) -> names.condition(name, value.condition()));
        template.need("Resources").entries().forEach(this::declare);

        List<Table> tables = all(Table.TYPE, one -> Table.read(one.logicalId, one.properties));
        List<Bucket> buckets = all(Bucket.TYPE, one -> Bucket.read(one.logicalId, one.properties));
        Redrive redrive = new Redrive();
        of(Queue.TYPE).forEach(one -> redrive.declare(one.logicalId, one.properties));
        List<Queue> queues = all(Queue.TYPE, one -> Queue.read(one.logicalId, one.properties, redrive));
        Optional<HttpApi> api =
                all(HttpApi.TYPE, one -> HttpApi.read(one.logicalId, one.properties, queues, bindings.storage()))
                        .stream()
                        .findFirst();
        // The local system caches nothing, but cache policies also control the parts of a request that an origin
        // receives.
        Map<String, Value> cachePolicies = new LinkedHashMap<>();
        of(CACHE_POLICY).forEach(one -> cachePolicies.put(one.logicalId, one.properties));
        Map<String, ResponseHeaders> headers = new LinkedHashMap<>();
        of(ResponseHeaders.TYPE)
                .forEach(one -> headers.put(
                        one.logicalId, ResponseHeaders.read(one.properties).emulated(bindings.storage())));
        List<ViewerFunction> viewers =
                all(ViewerFunction.TYPE, one -> ViewerFunction.read(one.logicalId, one.properties));
        var policies = new CacheBehaviour.Policies(cachePolicies, headers, viewers);
        List<Distribution> distributions =
                all(Distribution.TYPE, one -> Distribution.read(one.properties, buckets, api, policies));
        if (distributions.isEmpty()) {
            throw template.need("Resources").refuse("there is no " + Distribution.TYPE);
        }

        Fields globals = globals(template);
        List<LambdaFunction> functions = new ArrayList<>();
        List<Route> routes = new ArrayList<>(api.map(HttpApi::routes).orElse(List.of()));
        List<StreamMapping> streams = new ArrayList<>();
        List<QueueMapping> queueMappings = new ArrayList<>();
        List<Schedule> schedules = new ArrayList<>();
        for (Resource resource : of(LambdaFunction.TYPE)) {
            Fields fields = LambdaFunction.fields(resource.properties);
            LambdaFunction function = LambdaFunction.read(resource.logicalId, fields, globals);
            functions.add(function);
            for (Event event : events(resource.logicalId, fields)) {
                switch (event.type.text()) {
                    case "HttpApi" -> routes.add(route(event, api));
                    case "DynamoDB" ->
                        streams.add(StreamMapping.read(event.function, event.name, event.properties, tables, queues));
                    case "SQS" ->
                        QueueMapping.read(function, event.name, event.properties, queues)
                                .ifPresent(queueMappings::add);
                    case "Schedule" ->
                        Schedule.read(event.function, event.name, event.properties)
                                .ifPresent(schedules::add);
                    default ->
                        throw event.type.refuse("events of type " + event.type.text() + " are not played locally");
                }
            }
        }
        return new Template(
                functions,
                routes,
                streams,
                queueMappings,
                schedules,
                tables,
                buckets,
                queues,
                distributions.getFirst());
    }

    private Value parse() {
        String name = String.valueOf(file.getFileName());
        try {
            Node root = new Compose(LoadSettings.builder().setLabel(name).build())
                    .composeString(Files.readString(file))
                    .orElseThrow(() -> new SourceLocation(name, 1).refuse("the template is empty"));
            return new Value(root, name, names);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new SourceLocation(name, line).refuse(e.getProblem());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void parameter(String name, Value value) {
        Optional<Value> standard = Optional.ofNullable(value.entries().get("Default"));
        String here = Optional.ofNullable(bindings.parameters().get(name))
                .or(() -> standard.map(Value::text))
                .orElseThrow(() -> value.refuse("parameter " + name + " has no value here"));
        names.ref(name, here);
    }

    private void declare(String logicalId, Value value) {
        Fields resource = value.fields(
                "a resource",
                Set.of("Type", "Properties", "Condition"),
                Set.of("DeletionPolicy", "DependsOn", "Metadata", "UpdateReplacePolicy"));
        if (!resource.find("Condition").map(this::holds).orElse(true)) {
            return;
        }
        Value type = resource.need("Type");
        switch (type.text()) {
            case Table.TYPE -> Table.declare(logicalId, names);
            case Bucket.TYPE -> Bucket.declare(logicalId, names);
            case Queue.TYPE -> Queue.declare(logicalId, names, bindings);
            case HttpApi.TYPE -> HttpApi.declare(logicalId, names, bindings);
            case LambdaFunction.TYPE -> LambdaFunction.declare(logicalId, names);
            case ViewerFunction.TYPE -> ViewerFunction.declare(logicalId, names);
            case Distribution.TYPE -> Distribution.declare(logicalId, names, bindings);
            default -> {
                if (!MEANINGLESS_HERE.contains(type.text())) {
                    throw type.refuse("resources of type " + type.text() + " are not played locally");
                }
                names.ref(logicalId, logicalId);
            }
        }
        boolean single = type.text().equals(HttpApi.TYPE) || type.text().equals(Distribution.TYPE);
        if (single && !of(type.text()).isEmpty()) {
            throw type.refuse("only one " + type.text() + " is played locally");
        }
        Value properties = resource.find("Properties").orElse(value.without());
        resources.put(logicalId, new Resource(logicalId, type.text(), properties));
    }

    private boolean holds(Value condition) {
        return names.condition(condition.text())
                .orElseThrow(() -> condition.refuse("there is no condition " + condition.text()));
    }

    private List<Resource> of(String type) {
        return resources.values().stream().filter(one -> one.type.equals(type)).toList();
    }

    private <T> List<T> all(String type, Function<Resource, T> read) {
        return of(type).stream().map(read).toList();
    }

    private static Fields globals(Fields template) {
        return template.find("Globals")
                .map(value -> value.fields("Globals", Set.of("Function"), Set.of()))
                .flatMap(fields -> fields.find("Function"))
                .map(LambdaFunction::fields)
                .orElse(new Fields("Globals", template.whole(), Map.of()));
    }

    private static List<Event> events(String function, Fields fields) {
        List<Event> events = new ArrayList<>();
        fields.find("Events").map(Value::entries).orElse(Map.of()).forEach((name, value) -> {
            Fields event = value.fields("an event", Set.of("Type", "Properties"), Set.of());
            events.add(new Event(
                    function, name, event.need("Type"), event.find("Properties").orElse(value.without())));
        });
        return events;
    }

    private static Route route(Event event, Optional<HttpApi> api) {
        return api.orElseThrow(() -> event.properties.refuse("there is no " + HttpApi.TYPE))
                .route(event.function, event.properties);
    }
}
