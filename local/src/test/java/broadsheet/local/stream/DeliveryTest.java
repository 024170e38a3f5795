package broadsheet.local.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class DeliveryTest {
    private final List<String> calls = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    @Test
    void aBatchThatSucceedsIsBroughtOnce() throws Exception {
        bring(4, 2, true, batch -> success(batch));
        assertEquals(List.of("1 2 3 4"), calls);
        assertEquals(List.of("4"), done);
    }

    @Test
    void aBatchThatThrowsIsSplitUntilOneChangeIsLeft() throws Exception {
        bring(4, 1, true, batch -> contains(batch, "3") ? Outcome.thrown() : success(batch));
        assertEquals(List.of("1 2 3 4", "1 2", "3 4", "3", "3", "4"), calls);
        assertEquals(List.of("3 after 2 calls: Unhandled"), given);
        assertEquals(List.of("2", "3", "4"), done);
    }

    @Test
    void withoutSplittingTheWholeBatchIsGivenUp() throws Exception {
        bring(3, 2, false, batch -> Outcome.thrown());
        assertEquals(List.of("1 2 3", "1 2 3", "1 2 3"), calls);
        assertEquals(List.of("1 2 3 after 3 calls: Unhandled"), given);
        assertEquals(List.of("3"), done);
    }

    @Test
    void reportedFailureRedeliversFromTheFailureOn() throws Exception {
        bring(4, 1, true, batch -> contains(batch, "3") ? failedFrom(batch, "3") : success(batch));
        assertEquals(List.of("1 2 3 4", "3 4", "3", "3", "4"), calls);
        assertEquals(List.of("3 after 2 calls: none"), given);
        assertEquals(List.of("2", "3", "4"), done);
    }

    @Test
    void batchSucceedingOnRetryIsNotGivenUp() throws Exception {
        bring(1, 1, true, batch -> calls.size() == 1 ? Outcome.thrown() : success(batch));
        assertEquals(List.of("1", "1"), calls);
        assertEquals(List.of(), given);
    }

    @ParameterizedTest(name = "{0}: {1} done")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"batchItemFailures\": []} | 3",
                "{\"batchItemFailures\": null} | 3",
                "{} | 3",
                "null | 3",
                "`` | 3",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"3\"}, {\"itemIdentifier\":" + " \"2\"}]} | 1",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"\"}]} | 0",
                "{\"batchItemFailures\": [{\"itemIdentifier\": null}]} | 0",
                "{\"batchItemFailures\": [{\"wrongName\": \"2\"}]} | 0",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"unknown\"}]} | 0",
                "no JSON | 0",
            })
    void anAnswerSaysHowFarItCame(String answer, int expected) {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, Outcome.of(bytes, changes(3), true).done());
        assertEquals(3, Outcome.of(bytes, changes(3), false).done());
    }

    private void bring(int size, int retries, boolean bisect, Function<List<Change>, Outcome> function)
            throws InterruptedException {
        new Delivery(
                        OptionalInt.of(retries),
                        bisect,
                        batch -> {
                            calls.add(numbers(batch));
                            return function.apply(batch);
                        },
                        up -> given.add("%s after %d calls: %s"
                                .formatted(
                                        numbers(up.changes()),
                                        up.calls(),
                                        up.last().error().orElse("none"))))
                .bring(changes(size), done::add);
    }

    private static List<Change> changes(int size) {
        return IntStream.rangeClosed(1, size)
                .mapToObj(number -> new Change(
                        Integer.toString(number),
                        Instant.EPOCH,
                        JsonMapper.shared().createObjectNode()))
                .toList();
    }

    private static String numbers(List<Change> changes) {
        return String.join(" ", changes.stream().map(Change::sequenceNumber).toList());
    }

    private static boolean contains(List<Change> batch, String number) {
        return batch.stream().anyMatch(change -> change.sequenceNumber().equals(number));
    }

    private static Outcome success(List<Change> batch) {
        return new Outcome(batch.size(), Optional.empty());
    }

    private static Outcome failedFrom(List<Change> batch, String number) {
        List<String> numbers = batch.stream().map(Change::sequenceNumber).toList();
        return new Outcome(numbers.indexOf(number), Optional.empty());
    }
}
