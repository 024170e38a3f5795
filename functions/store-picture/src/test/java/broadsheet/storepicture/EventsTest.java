package broadsheet.storepicture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.emulators.Events;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The very events that SAM's emulator runs; after the one that is invited to, the picture is uploaded. */
final class EventsTest {
    private final PictureFixture fixture = new PictureFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsNameAndRefusalsStoreNothing() {
        return Events.of("store-picture").stream()
                .map(name -> dynamicTest(name, () -> {
                    var answer = fixture.send(Events.read(name));
                    assertEquals(
                            name.replaceFirst("store-picture/(\\d+)-.*", "$1"),
                            String.valueOf(answer.status()),
                            () -> answer.json() + fixture.context().log());
                    if (answer.status() >= 400) {
                        assertEquals("application/problem+json", answer.header("content-type"));
                        assertEquals(Map.of(), fixture.pictures("how-a-tide-table-knows"));
                    }
                    if (name.equals("store-picture/202-upload")) {
                        assertEquals(200, fixture.upload(answer, PictureFixture.harbour()));
                    }
                }));
    }
}
