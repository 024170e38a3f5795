package broadsheet.rerenderpages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class RerenderPagesTest {
    private final SeededSite archive = new SeededSite();
    private final TableStream stream = archive.stream();
    private final RerenderPages function = new RerenderPages();
    private final TestContext context = new TestContext();

    @AfterEach
    void close() {
        stream.close();
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("rerender-pages").stream()
                .map(name -> dynamicTest(name, () -> {
                    assertEquals(
                            name.replaceFirst("rerender-pages/(\\d+)-.*", "$1"),
                            String.valueOf(
                                    send(name.substring(name.indexOf('/') + 1)).status()));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void aStartWakesTheRendererOnceAndCountsDoNot() {
        Answer answer = send("202-start");
        assertEquals(1, stream.next().size());
        String id = String.valueOf(answer.at("id"));
        archive.renderings().rendered(id, 0, 20, 3, false);
        assertEquals(List.of(), stream.next());
        Answer watched = send("200-watch");
        assertEquals("20 20 3 false", values(watched));
        archive.renderings().rendered(id, 1, 10, 0, true);
        assertEquals("30 30 3 true", values(send("200-watch")));
    }

    @Test
    void aSecondStartTakesTheFirstOnesPlace() {
        String first = String.valueOf(send("202-start").at("id"));
        String second = String.valueOf(send("202-start").at("id"));
        assertNotEquals(first, second);
        archive.renderings().rendered(first, 0, 30, 0, true);
        assertEquals("0 0 0 false", values(send("200-watch")));
    }

    @Test
    void stoppedRenderingIsGoneAndStoppingIsRepeatable() {
        send("202-start");
        assertEquals(204, send("204-stop").status());
        assertEquals(204, send("204-stop").status());
        assertEquals(404, send("404-nothing").status());
    }

    @Test
    void startAndStopAreRecordedWithinThePolicy() {
        Policy.of("RerenderPages").during(() -> {
            List.of("202-start", "204-stop", "204-stop").forEach(this::send);
            return "";
        });
        assertEquals(
                List.of("rendering-started", "rendering-stopped"),
                archive.items().stream()
                        .filter(item -> item.contains("AUDIT#"))
                        .map(item -> item.replaceFirst("(?s).*#RENDERING#[0-9a-f-]+#([a-z-]+).*", "$1"))
                        .sorted()
                        .toList());
    }

    private static String values(Answer answer) {
        return Stream.of("found", "rendered", "written", "complete")
                .map(name -> String.valueOf(answer.at(name)))
                .collect(Collectors.joining(" "));
    }

    private Answer send(String event) {
        return Events.send(function, Events.read("rerender-pages/" + event), context);
    }
}
