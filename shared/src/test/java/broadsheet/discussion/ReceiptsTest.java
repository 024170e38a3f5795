package broadsheet.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReceiptsTest {
    private static final String ONE = "01JQRX00000000000000000001";
    private static final String TWO = "01JQRX00000000000000000002";

    private final Receipts receipts = new Receipts(new byte[32]);

    @Test
    void aCookieRemembersWhatItWasGiven() {
        assertEquals(List.of(ONE, TWO), receipts.read(receipts.with(receipts.with("", ONE), TWO)));
        assertEquals(List.of(TWO, ONE), receipts.read(receipts.with(receipts.write(List.of(ONE, TWO)), ONE)));
        assertEquals(List.of(), receipts.read(""));
    }

    @Test
    void theOldestAreForgottenAndTheCookieStaysSmall() {
        List<String> ids = IntStream.range(0, 30)
                .mapToObj("01JQRX000000000000000000%02d"::formatted)
                .toList();
        String cookie = receipts.write(ids);
        assertEquals(ids.subList(10, 30), receipts.read(cookie));
        assertTrue(cookie.length() < 1_100, cookie);
    }

    @Test
    void whatAnotherKeySignedIsNoReceipt() {
        byte[] other = new byte[32];
        other[31] = 1;
        assertEquals(List.of(), receipts.read(new Receipts(other).write(List.of(ONE))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01JQRX00000000000000000001",
                "01JQRX00000000000000000001.",
                "01JQRX00000000000000000001.AAAAAAAAAAAAAAAAAAAAAA",
                "../../etc/passwd",
                "~~~~",
                ".",
                "\u0000"
            })
    void aForgedOneIsIgnoredAndTheOthersStay(String forged) {
        assertEquals(List.of(TWO), receipts.read(forged + "~" + receipts.write(List.of(TWO))));
    }

    @Test
    void aReceiptIsForItsOwnComment() {
        String cookie = receipts.write(List.of(ONE));
        assertEquals(List.of(), receipts.read(cookie.replace(ONE, TWO)));
    }
}
