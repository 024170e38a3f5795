package broadsheet.log;

import java.util.Locale;

/** The parameter {@code Telemetry} of template.yaml: which metrics a log line gives to CloudWatch. */
enum Telemetry {
    /** Only the metrics that alarms watch. */
    BASIC,

    /** Every metric. */
    DETAILED;

    /** @throws IllegalArgumentException if the parameter has no such value */
    static Telemetry of(String parameter) {
        return valueOf(parameter.toUpperCase(Locale.ROOT));
    }

    boolean sends(Metric metric) {
        return this == DETAILED || Metric.WATCHED.contains(metric);
    }
}
