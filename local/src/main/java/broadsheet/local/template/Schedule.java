package broadsheet.local.template;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A function that EventBridge calls at a fixed rate.
 *
 * @param id the function's name and the event's name, joined by a hyphen
 * @param function the logical id of the function
 * @param period the time from one call to the next
 * @param input the JSON of the event; empty if EventBridge sends its own event
 */
public record Schedule(String id, String function, Duration period, Optional<String> input) {
    private static final Pattern RATE = Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)(s?)\\)");
    private static final Map<String, Duration> UNITS =
            Map.of("minute", Duration.ofMinutes(1), "hour", Duration.ofHours(1), "day", Duration.ofDays(1));

    public Schedule {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("a period of " + period);
        }
    }

    /** The ARN of its EventBridge rule. */
    public String arn() {
        return Bindings.arn("events", "rule/" + id);
    }

    /** Reads an event of type {@code Schedule}; empty if the event is disabled. */
    static Optional<Schedule> read(String function, String event, Value properties) {
        Fields schedule = properties.fields(
                "a Schedule event",
                Set.of("Enabled", "Input", "Schedule"),
                // The last two are for calls that do not reach the function. Locally every call reaches it.
                Set.of("Description", "Name", "DeadLetterConfig", "RetryPolicy"));
        Schedule read = new Schedule(
                function + "-" + event,
                function,
                period(schedule.need("Schedule")),
                schedule.find("Input").map(Schedule::json));
        boolean enabled = schedule.find("Enabled").map(Value::flag).orElse(true);
        return Optional.of(read).filter(any -> enabled);
    }

    private static Duration period(Value expression) {
        Matcher rate = RATE.matcher(expression.text());
        if (!rate.matches()) {
            throw expression.refuse(expression.text() + " is not played locally: only rate(5 minutes) and its like");
        }
        int count = Integer.parseInt(rate.group(1));
        if ((count == 1) != rate.group(3).isEmpty()) {
            throw expression.refuse(
                    "EventBridge takes rate(1 minute) and rate(2 minutes), but no " + expression.text());
        }
        return Optional.ofNullable(UNITS.get(rate.group(2))).orElseThrow().multipliedBy(count);
    }

    private static String json(Value input) {
        try {
            if (!JsonMapper.shared().readTree(input.text()).isMissingNode()) {
                return input.text();
            }
        } catch (JacksonException e) {
            throw input.refuse("Input is not JSON: " + e.getOriginalMessage());
        }
        throw input.refuse("Input is empty");
    }
}
