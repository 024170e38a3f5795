package broadsheet.local.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BatchAnswerTest {
    private static final List<QueueRecord> BATCH = Stream.of("a", "b", "c")
            .map(id -> QueueRecord.of(id, "receipt", "{}"))
            .toList();

    @ParameterizedTest(name = "{0}: {1} done")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        `` | abc
        null | abc
        {} | abc
        {"other": 1} | abc
        {"batchItemFailures": []} | abc
        {"batchItemFailures": null} | abc
        {"batchItemFailures": [{"itemIdentifier": "b"}]} | ac
        {"batchItemFailures": [{"itemIdentifier": "c"}, {"itemIdentifier": "a"}]} | b
        {"batchItemFailures": [{"itemIdentifier": "b"}, {"itemIdentifier": "unknown"}]} | ``
        {"batchItemFailures": [{"itemIdentifier": ""}]} | ``
        {"batchItemFailures": [{"itemIdentifier": null}]} | ``
        {"batchItemFailures": [{"wrongName": "b"}]} | ``
        {"batchItemFailures": ["b"]} | ``
        {"batchItemFailures": "b"} | ``
        [] | ``
        {"batchItemFailures": [ | ``
        no JSON | ``
        """)
    void anAnswerSaysWhatIsDone(String answer, String expected) {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        assertEquals(expected, ids(BatchAnswer.done(bytes, BATCH, true)));
        assertEquals("abc", ids(BatchAnswer.done(bytes, BATCH, false)), "it may not report");
    }

    private static String ids(List<QueueRecord> records) {
        return records.stream().map(QueueRecord::id).collect(Collectors.joining());
    }
}
