package broadsheet.log;

import broadsheet.json.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * The log line of one invocation. It holds ids, the subject, the duration, and what the invocation counted. CloudWatch
 * makes metrics of the counts that the line names in the embedded metric format; queries read all of them.
 *
 * <p>It must not contain personal data: no address, token, cookie, name or text of a person, and no path or query as
 * the client sent it.
 */
public final class CallLine {
    /** The Lambda runtime's own lines use this name, so one filter finds all lines of an invocation. */
    private static final String REQUEST_ID = "AWSRequestId";

    private static final String STACK = "Stack";
    private static final String FUNCTION = "Function";

    /** The format's maximum number of values per metric and line. */
    private static final int MOST_VALUES = 100;

    private final String stack;
    private final Telemetry telemetry;
    private final Context context;
    private final Instant begun;
    private final List<Consumer<JsonGenerator>> notes = new ArrayList<>();
    private final Map<Metric, List<Long>> values = new EnumMap<>(Metric.class);

    CallLine(String stack, Telemetry telemetry, Context context, Instant begun) {
        this.stack = stack;
        this.telemetry = telemetry;
        this.context = context;
        this.begun = begun;
    }

    /** Adds a text. */
    public CallLine note(String name, String value) {
        notes.add(json -> json.writeStringProperty(name, value));
        return this;
    }

    /** Adds a number. */
    public CallLine note(String name, long value) {
        notes.add(json -> json.writeNumberProperty(name, value));
        return this;
    }

    /** Adds a list of texts; an empty list adds nothing. */
    public CallLine note(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            notes.add(json -> Json.array(json, name, texts, JsonGenerator::writeString));
        }
        return this;
    }

    /** Increments a metric; zero adds nothing. */
    public CallLine count(Metric metric, long number) {
        if (number != 0) {
            values.merge(metric, List.of(number), (before, one) -> List.of(before.getFirst() + number));
        }
        return this;
    }

    /** Adds one measurement to a metric, in milliseconds. Values beyond the format's maximum are dropped. */
    public CallLine measure(Metric metric, Duration took) {
        List<Long> measured = values.computeIfAbsent(metric, first -> new ArrayList<>());
        if (measured.size() < MOST_VALUES) {
            measured.add(Math.max(0, took.toMillis()));
        }
        return this;
    }

    /**
     * Writes the line as bytes. Lambda would wrap a string into another JSON object, in which CloudWatch finds no
     * metrics.
     */
    void write(Instant now) {
        LogLevel level = values.containsKey(Metric.FAILURES) ? LogLevel.ERROR : LogLevel.INFO;
        var line = new ByteArrayOutputStream(1024);
        Json.write(line, json -> {
            json.writeStartObject();
            // Lambda filters lines by these two members.
            json.writeStringProperty(
                    "timestamp", Instant.ofEpochMilli(now.toEpochMilli()).toString());
            json.writeStringProperty("level", level.name());
            json.writeStringProperty(REQUEST_ID, context.getAwsRequestId());
            trace(System.getProperty("com.amazonaws.xray.traceHeader", ""), json);
            json.writeStringProperty(STACK, stack);
            json.writeStringProperty(FUNCTION, context.getFunctionName());
            json.writeNumberProperty("durationMs", Duration.between(begun, now).toMillis());
            notes.forEach(note -> note.accept(json));
            values.forEach((metric, numbers) -> value(json, metric, numbers));
            List<Metric> sent =
                    values.keySet().stream().filter(telemetry::sends).toList();
            if (!sent.isEmpty()) {
                metrics(json, sent, now);
            }
            json.writeEndObject();
        });
        line.write('\n');
        context.getLogger().log(line.toByteArray(), level);
    }

    /** Writes the id of the X-Ray trace. The lines of all functions that took part in a request share it. */
    private static void trace(String header, JsonGenerator json) {
        for (String part : header.split(";", -1)) {
            if (part.startsWith("Root=")) {
                json.writeStringProperty("traceId", part.substring("Root=".length()));
            }
        }
    }

    private static void value(JsonGenerator json, Metric metric, List<Long> numbers) {
        if (numbers.size() == 1) {
            json.writeNumberProperty(metric.title(), numbers.getFirst());
        } else {
            Json.array(json, metric.title(), numbers, JsonGenerator::writeNumber);
        }
    }

    private static void metrics(JsonGenerator json, List<Metric> sent, Instant now) {
        Json.object(json, "_aws", aws -> {
            aws.writeNumberProperty("Timestamp", now.toEpochMilli());
            Json.array(aws, "CloudWatchMetrics", sent, CallLine::directive);
        });
    }

    private static void directive(JsonGenerator json, Metric metric) {
        json.writeStartObject();
        json.writeStringProperty("Namespace", "Broadsheet");
        json.writeName("Dimensions");
        json.writeStartArray();
        dimensions(json, STACK);
        if (metric == Metric.COLD_STARTS) {
            dimensions(json, STACK, FUNCTION);
        }
        json.writeEndArray();
        Json.array(json, "Metrics", List.of(metric), (array, one) -> {
            array.writeStartObject();
            array.writeStringProperty("Name", one.title());
            array.writeStringProperty("Unit", one.unit());
            array.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void dimensions(JsonGenerator json, String... names) {
        json.writeStartArray();
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }
}
