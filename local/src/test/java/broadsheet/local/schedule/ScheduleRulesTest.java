package broadsheet.local.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.local.functions.Notebook;
import broadsheet.local.lambda.Functions;
import broadsheet.local.template.LambdaFunction;
import broadsheet.local.template.Schedule;
import broadsheet.local.template.SourceLocation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("slow")
final class ScheduleRulesTest {
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-02-01T09:00:00.123Z"), ZoneOffset.UTC);

    private final Functions functions = Functions.load(List.of(new LambdaFunction(
            "Notebook",
            Notebook.class.getName(),
            new SourceLocation("template.yaml", 1),
            Duration.ofSeconds(20),
            128,
            Map.of())));

    @BeforeEach
    void forget() {
        Notebook.EVENTS.clear();
    }

    @AfterEach
    void close() {
        functions.close();
    }

    @Test
    void firstCallComesOnePeriodAfterStartAndOthersFollowPeriodically() throws Exception {
        long start = System.nanoTime();
        try (ScheduleRules _ = start("{\"sweep\": 1}")) {
            for (int i = 1; i <= 3; i++) {
                assertEquals("{\"sweep\": 1}", next());
                Duration passed = Duration.ofNanos(System.nanoTime() - start);
                assertTrue(passed.compareTo(PERIOD.multipliedBy(i)) >= 0, "call " + i + " after " + passed);
            }
        }
    }

    @Test
    void aCallThatFailsIsNotTheLast() throws Exception {
        try (ScheduleRules _ = start("\"fail\"")) {
            assertEquals("\"fail\"", next());
            assertEquals("\"fail\"", next());
        }
    }

    @Test
    void withoutAnInputTheEventIsEventbridgesOwn() throws Exception {
        try (ScheduleRules _ = ScheduleRules.start(List.of(schedule(Optional.empty())), functions, CLOCK)) {
            ObjectNode event = (ObjectNode) JsonMapper.shared().readTree(next());
            JsonNode id = event.remove("id");
            assertTrue(id.isString(), id::toString);
            String expected = """
                {
                  "version": "0",
                  "detail-type": "Scheduled Event",
                  "source": "aws.events",
                  "account": "000000000000",
                  "time": "2025-02-01T09:00:00Z",
                  "region": "us-east-1",
                  "resources": ["arn:aws:events:us-east-1:000000000000:rule/Notebook-Regularly"],
                  "detail": {}
                }
                """;
            assertEquals(JsonMapper.shared().readTree(expected), event);
        }
    }

    @Test
    void aCallThatFailsComesTwiceMoreAsItWas() throws Exception {
        Schedule seldom =
                new Schedule("Notebook-Regularly", "Notebook", Duration.ofSeconds(2), Optional.of("\"fail\""));
        List<Duration> pauses = List.of(Duration.ofMillis(1), Duration.ofMillis(2));
        try (ScheduleRules _ = ScheduleRules.start(List.of(seldom), functions, pauses, CLOCK)) {
            String first = next();
            long came = System.nanoTime();
            assertEquals(first, next());
            assertEquals(first, next());
            assertTrue(Duration.ofNanos(System.nanoTime() - came).compareTo(seldom.period()) < 0);
        }
    }

    private ScheduleRules start(String input) {
        return ScheduleRules.start(List.of(schedule(Optional.of(input))), functions, CLOCK);
    }

    private static Schedule schedule(Optional<String> input) {
        return new Schedule("Notebook-Regularly", "Notebook", PERIOD, input);
    }

    private static String next() throws InterruptedException {
        return Optional.ofNullable(Notebook.EVENTS.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }
}
