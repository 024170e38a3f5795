package broadsheet.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CallNoteTest {
    @Test
    void effectiveCallIsDescribedInWords() {
        assertEquals(
                Optional.of("09:20:16 PublishArticle 34 ms route=PUT /api/articles/{slug} status=201 article=a-b"
                        + " revision=1 Published=1"),
                note("""
                    {"timestamp": "2026-03-10T09:20:16.284Z", "level": "INFO", "AWSRequestId": "3f0c", "Stack": "local",
                     "Function": "PublishArticle", "durationMs": 34, "route": "PUT /api/articles/{slug}",
                     "edgeId": "Zk3v", "status": 201, "article": "a-b", "revision": 1, "ColdStarts": 1, "Published": 1,
                     "_aws": {"Timestamp": 1773134416284, "CloudWatchMetrics": [
                       {"Metrics": [{"Name": "ColdStarts"}]}, {"Metrics": [{"Name": "Published"}]}]}}
                    """));
    }

    @Test
    void readOnlyCallIsNotDescribed() {
        assertEquals(Optional.empty(), note("""
            {"level": "INFO", "Function": "GetArticle", "status": 200, "ColdStarts": 1,
             "_aws": {"CloudWatchMetrics": [{"Metrics": [{"Name": "ColdStarts"}]}]}}
            """));
        assertEquals(Optional.empty(), note("{\"level\": \"INFO\", \"Function\": \"GetArticle\", \"status\": 404}"));
    }

    @Test
    void failureAndUnknownLineAreShown() {
        assertEquals(Optional.of("09:20:16 GetArticle 5 ms status=500 Failures=1"), note("""
            {"timestamp": "2026-03-10T09:20:16Z", "level": "ERROR", "Function": "GetArticle", "durationMs": 5,
             "status": 500, "Failures": 1}
            """));
        assertEquals(Optional.of("{no"), note("{no"));
        assertEquals(Optional.of("12"), note("12"));
    }

    private static Optional<String> note(String line) {
        return CallNote.of(line.getBytes(UTF_8));
    }
}
