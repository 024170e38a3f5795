package broadsheet.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceiptsTest {
    private static final String ONE = "01JQRX00000000000000000001";
    private static final String TWO = "01JQRX00000000000000000002";

    private final Receipts receipts = new Receipts(new byte[32]);

    private Map<String, String> cookies(String... ids) {
        Map<String, String> cookies = new HashMap<>();
        for (String id : ids) {
            cookies.put(receipts.name(id), receipts.value(id));
        }
        return cookies;
    }

    @Test
    void cookiesAreReadTheOldestFirst() {
        assertEquals(List.of(ONE, TWO), receipts.read(cookies(TWO, ONE)));
        assertEquals(List.of(), receipts.read(Map.of()));
    }

    @Test
    void receiptSignedByAnotherKeyIsInvalid() {
        byte[] other = new byte[32];
        other[31] = 1;
        assertEquals(List.of(), new Receipts(other).read(cookies(ONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "AAAAAAAAAAAAAAAAAAAAAA", "../../etc/passwd", "\u0000"})
    void aForgedOneIsIgnoredAndTheOthersStay(String forged) {
        Map<String, String> cookies = cookies(TWO);
        cookies.put(receipts.name(ONE), forged);
        cookies.put("__Host-held-", receipts.value(ONE));
        cookies.put("__Host-held-comments", receipts.value(ONE));
        cookies.put("x" + receipts.name(ONE), receipts.value(ONE));
        assertEquals(List.of(TWO), receipts.read(cookies));
    }

    @Test
    void aReceiptIsForItsOwnComment() {
        assertEquals(List.of(), receipts.read(Map.of(receipts.name(TWO), receipts.value(ONE))));
    }
}
