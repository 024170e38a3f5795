package broadsheet.dynamodb.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class LongTextTest {
    private static final String LONG = "Ebb and flow, “naïve” and 潮. ".repeat(100);

    @Test
    void textOfAKilobyteStaysAString() {
        String text = "é".repeat(512);

        assertEquals(text, Item.empty().withText("html", text).string("html"));
    }

    @Test
    void longTextIsSmallerAndReadUnchanged() {
        Item item = Item.empty().withText("html", LONG);

        assertTrue(item.bytes("html").length < LONG.getBytes(UTF_8).length / 2);
        assertEquals(LONG, item.text("html"));
        assertEquals(LONG, item.optionalText("html").orElseThrow());
    }

    @Test
    void longStringOfAnEarlierReleaseIsRead() {
        assertEquals(LONG, Item.empty().with("html", LONG).text("html"));
    }

    @Test
    void bytesOfAnotherFormatFail() {
        AttributeValue other = AttributeValue.fromB(SdkBytes.fromUtf8String(LONG));

        assertThrows(UncheckedIOException.class, () -> LongText.text(other));
    }
}
