package broadsheet.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.json.JsonMapper;

final class EventPatternTest {
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": [\"x\", \"y\"]} | {\"a\": \"y\", \"b\": 1} | true",
                "{\"a\": [\"x\"]} | {\"a\": \"xy\"} | false",
                "{\"a\": [{\"prefix\": \"x\"}]} | {\"a\": \"xy\"} | true",
                "{\"a\": [{\"prefix\": \"x\"}]} | {\"a\": 7} | false",
                "{\"a\": {\"b\": [\"x\"]}, \"c\": [1]} | {\"a\": {\"b\": \"x\"}, \"c\": 1} | true",
                "{\"a\": {\"b\": [\"x\"]}, \"c\": [1]} | {\"a\": {\"b\": \"x\"}} | false",
                "{\"a\": [null, true]} | {\"a\": true} | true",
                "{\"a\": [null]} | {} | false",
            })
    void comparesEveryField(String pattern, String event, boolean passes) {
        var node = new ScalarNode(Tag.STR, pattern, ScalarStyle.SINGLE_QUOTED);
        var read = EventPattern.read(new Value(node, "template.yaml", new Names()));
        assertEquals(passes, read.matches(JsonMapper.shared().readTree(event)));
    }
}
