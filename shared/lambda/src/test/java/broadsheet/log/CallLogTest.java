package broadsheet.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallLogTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:20:16.250Z");

    private final TestContext context = new TestContext();
    private Instant now = NOW;
    private final CallLog log = new CallLog("tide", Telemetry.DETAILED, () -> now);

    @Test
    void aCallIsOneLineWithItsIdsAndHowLongItTook() {
        log.log(context, line -> {
            line.note("route", "GET /")
                    .note("status", 200)
                    .note("changes", List.of("a@1"))
                    .note("none", List.of());
            now = now.plusMillis(34);
        });
        assertEquals(1, context.lines().size());
        assertEquals("2026-03-10T09:20:16.284Z", context.said("timestamp"));
        assertEquals("INFO", context.said("level"));
        assertEquals(context.getAwsRequestId(), context.said("AWSRequestId"));
        assertEquals("tide", context.said("Stack"));
        assertEquals("test", context.said("Function"));
        assertEquals(34, context.said("durationMs"));
        assertEquals("GET /", context.said("route"));
        assertEquals(200, context.said("status"));
        assertEquals(List.of("a@1"), context.said("changes"));
        assertNull(context.said("none"));
        assertNull(context.said("traceId"));
    }

    /** The document that CloudWatch takes metrics from, as its specification has it. */
    @Test
    void countsAreInTheEmbeddedMetricFormat() {
        log.log(context, line -> {});
        log.log(context, line -> line.count(Metric.PUBLISHED, 1).count(Metric.PUBLISHED, 2));
        assertEquals(3, context.said("Published"));
        assertEquals(
                Map.of(
                        "Timestamp",
                        NOW.toEpochMilli(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                "Broadsheet",
                                "Dimensions",
                                List.of(List.of("Stack")),
                                "Metrics",
                                List.of(Map.of("Name", "Published", "Unit", "Count"))))),
                context.said("_aws"));
    }

    @Test
    void theFirstCallIsAColdStartOfItsFunction() {
        log.log(context, line -> {});
        assertEquals(1, context.said("ColdStarts"));
        assertEquals(
                List.of(List.of("Stack"), List.of("Stack", "Function")),
                context.said("_aws.CloudWatchMetrics.0.Dimensions"));
        log.log(context, line -> {});
        assertNull(context.said("ColdStarts"));
    }

    @Test
    void aCallThatCountsNothingHasNoMetrics() {
        log.log(context, line -> {});
        log.log(context, line -> line.count(Metric.READERS_COUNTED, 0));
        assertNull(context.said("_aws"));
    }

    @Test
    void measurementsAreListedAndNegativeOnesLoggedAsZero() {
        log.log(
                context,
                line -> line.measure(Metric.PUBLISH_TO_PAGE, Duration.ofMillis(312))
                        .measure(Metric.PUBLISH_TO_PAGE, Duration.ofMillis(-5)));
        assertEquals(List.of(312, 0), context.said("PublishToPage"));
        log.log(
                context,
                line -> IntStream.range(0, 101)
                        .forEach(any -> line.measure(Metric.PUBLISH_TO_PAGE, Duration.ofMillis(1))));
        assertEquals(Collections.nCopies(100, 1), context.said("PublishToPage"));
    }

    @Test
    void throwingCallIsLoggedAsAFailure() {
        assertThrows(
                IllegalStateException.class,
                () -> log.log(context, line -> {
                    line.note("route", "GET /");
                    throw new IllegalStateException("no");
                }));
        assertEquals("ERROR", context.said("level"));
        assertEquals("GET /", context.said("route"));
        assertEquals(1, context.said("Failures"));
    }

    @Test
    void theTraceThatLambdaNamesIsNoted() {
        String property = "com.amazonaws.xray.traceHeader";
        System.setProperty(property, "Root=1-69afe3d0-1c2b3a4d5e6f7a8b9c0d1e2f;Parent=53995c3f42cd8ad8;Sampled=1");
        try {
            log.log(context, line -> {});
        } finally {
            System.clearProperty(property);
        }
        assertEquals("1-69afe3d0-1c2b3a4d5e6f7a8b9c0d1e2f", context.said("traceId"));
    }

    @Test
    void basicTelemetryHasOnlyMetricsOfAlarms() {
        var basic = new CallLog("tide", Telemetry.of("basic"), () -> now);
        basic.log(context, line -> line.count(Metric.PUBLISHED, 1));
        assertEquals(1, context.said("ColdStarts"));
        assertEquals(1, context.said("Published"));
        assertNull(context.said("_aws"));
        basic.log(context, line -> line.count(Metric.FAILURES, 2).count(Metric.NEWSROOM_FAILURES, 1));
        assertEquals("ERROR", context.said("level"));
        assertEquals(2, context.said("Failures"));
        assertEquals("NewsroomFailures", context.said("_aws.CloudWatchMetrics.0.Metrics.0.Name"));
        assertNull(context.said("_aws.CloudWatchMetrics.1"));
    }

    @Test
    void aTextCannotBecomeALineOfItsOwn() {
        log.log(context, line -> line.note("route", "GET /\n{\"_aws\": {}}"));
        assertEquals(1, context.lines().getLast().lines().count());
        assertTrue(context.lines().getLast().contains("\\n{\\\"_aws\\\""), context.lines()::toString);
    }
}
