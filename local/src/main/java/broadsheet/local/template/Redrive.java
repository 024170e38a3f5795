package broadsheet.local.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads dead-letter queue settings. */
final class Redrive {
    private static final int MOST_RECEIVES = 1_000;
    private static final int MOST_SOURCES = 10;

    private final Map<String, Value> queues = new HashMap<>();

    /** A {@code RedriveAllowPolicy}: the queues that may use a queue as their dead-letter queue. */
    private record Allowed(String permission, List<String> sources) {
        boolean holds(String source) {
            return switch (permission) {
                case "denyAll" -> false;
                case "byQueue" -> sources.contains(source);
                default -> true;
            };
        }
    }

    /** Registers a queue, so that other queues can refer to it. */
    void declare(String logicalId, Value properties) {
        queues.put(Queue.arn(logicalId), properties);
    }

    /** Reads a queue's {@code RedrivePolicy} and returns it in SQS's JSON. */
    String policy(Value policy, String source) {
        Fields fields = policy.fields("a RedrivePolicy", Set.of("deadLetterTargetArn", "maxReceiveCount"), Set.of());
        Value target = fields.need("deadLetterTargetArn");
        Value dead = Optional.ofNullable(queues.get(target.text()))
                .orElseThrow(() -> target.refuse("there is no queue " + target.text()));
        boolean allowed = Queue.fields(dead)
                .find("RedriveAllowPolicy")
                .map(value -> allowed(value).holds(source))
                .orElse(true);
        if (!allowed) {
            throw target.refuse("the RedriveAllowPolicy of " + target.text() + " does not let this queue use it");
        }
        return JsonMapper.shared()
                .createObjectNode()
                .put("deadLetterTargetArn", target.text())
                .put("maxReceiveCount", fields.need("maxReceiveCount").integer(1, MOST_RECEIVES))
                .toString();
    }

    /** Reads a queue's {@code RedriveAllowPolicy} and returns it in SQS's JSON. */
    String allowPolicy(Value policy) {
        Allowed allowed = allowed(policy);
        ObjectNode json = JsonMapper.shared().createObjectNode().put("redrivePermission", allowed.permission);
        if (!allowed.sources.isEmpty()) {
            allowed.sources.forEach(json.putArray("sourceQueueArns")::add);
        }
        return json.toString();
    }

    private static Allowed allowed(Value policy) {
        Fields fields = policy.fields("a RedriveAllowPolicy", Set.of("redrivePermission", "sourceQueueArns"), Set.of());
        Value permission = fields.need("redrivePermission");
        if (!Set.of("allowAll", "denyAll", "byQueue").contains(permission.text())) {
            throw permission.refuse(permission.text() + " is none of allowAll, denyAll and byQueue");
        }
        boolean byQueue = permission.text().equals("byQueue");
        List<String> sources = fields.find("sourceQueueArns").map(Value::texts).orElse(List.of());
        if (byQueue == sources.isEmpty() || sources.size() > MOST_SOURCES) {
            throw policy.refuse("sourceQueueArns is for byQueue, with one to ten queues");
        }
        return new Allowed(permission.text(), sources);
    }
}
