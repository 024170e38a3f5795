package broadsheet.postcomment;

import static broadsheet.postcomment.HostileCalls.bodies;
import static broadsheet.postcomment.HostileCalls.encoded;
import static broadsheet.postcomment.HostileCalls.fields;
import static broadsheet.postcomment.HostileCalls.form;
import static broadsheet.postcomment.HostileCalls.json;
import static broadsheet.postcomment.HostileCalls.places;
import static broadsheet.postcomment.HostileCalls.put;
import static broadsheet.postcomment.HostileCalls.strangers;
import static broadsheet.postcomment.HostileTexts.SCRIPTS;
import static broadsheet.postcomment.HostileTexts.TRICKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.discussion.Held;
import broadsheet.discussion.Tally;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What nobody sends who means well. Each is answered with 4xx, or is a comment that waits, whose text is only text: nothing
 * in it is invisible, turns what follows around, or reaches farther than it is long. Nothing is ever published by it.
 */
@Tag("slow")
final class HostileInputTest {
    private final SeededSite archive = SeededSite.filled();
    private final PostComment function = Call.function();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> hostileInputIsRefusedOrHeldHarmlessly() {
        Map<String, Call> calls = new LinkedHashMap<>();
        for (String script : SCRIPTS) {
            String shown = script.replaceAll("[^ -~]", "?");
            put(calls, "text: " + shown, Call.comment(json("text", script)));
            put(calls, "name: " + shown, Call.comment(json("text", "Hello", "name", script)));
            put(calls, "in a form: " + shown, form("text=" + encoded(script) + "&name=" + encoded(script)));
        }
        TRICKS.forEach((name, text) -> {
            put(calls, name + " in the text", Call.comment(json("text", text)));
            put(calls, name + " in the name", Call.comment(json("text", "Hello", "name", text)));
        });
        fields(calls);
        bodies(calls);
        places(calls);
        strangers(calls);
        assertTrue(calls.size() >= 150, () -> calls.size() + " inputs");
        return calls.entrySet().stream().map(each -> dynamicTest(each.getKey(), () -> check(each.getValue())));
    }

    private void check(Call call) {
        var context = new TestContext();
        int before = held().size();
        Answer answer = call.send(function, context);
        assertEquals(List.of(), context.log());
        if (answer.status() == 202 || answer.status() == 303) {
            assertEquals(before + 1, held().size());
            held().forEach(HostileInputTest::isHarmless);
            held().forEach(held -> archive.heldComments().withdraw(held.id(), SeededSite.CLOCK.instant()));
        } else {
            assertEquals(4, answer.status() / 100, answer::json);
            assertEquals("application/problem+json", answer.header("content-type"));
            assertEquals(before, held().size());
        }
        assertEquals(Tally.NONE, archive.discussion().tally(ArticleIds.of(Call.SLUG)));
    }

    private static void isHarmless(Held held) {
        for (String shown : List.of(held.text().value(), held.author().name())) {
            assertFalse(
                    Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\p{Cs}\\p{Co}\\p{Cn}\\u202A-\\u202E\\u2066-\\u2069]")
                            .matcher(shown)
                            .find(),
                    shown);
            assertTrue(Normalizer.isNormalized(shown, Normalizer.Form.NFC), shown);
            assertFalse(shown.contains("\n\n\n"), shown);
        }
        assertFalse(held.author().name().contains("\n"), held.author().name());
        assertTrue(held.text().value().codePointCount(0, held.text().value().length()) <= 5_000);
        assertFalse(held.author().signedIn());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        application/json                  | {"text": "Caf\uFFFD"}
        application/x-www-form-urlencoded | text=Caf\uFFFD
        application/x-www-form-urlencoded | text=Caf%E9
        application/x-www-form-urlencoded | text=Caf%EF%BF%BD
        """)
    void textThatWasNoUtf8WhenItWasSentIsRefused(String type, String body) {
        Answer answer = Call.to("POST /api/articles/{slug}/anonymous-comments")
                .with(type, body)
                .send(function);
        assertEquals(422, answer.status());
        assertEquals(List.of("body"), answer.at("errors.*.at"));
    }

    @Test
    void aNameOfAnAccountIsCleanedToo() {
        Answer answer = Call.to("POST /api/articles/{slug}/comments")
                .as("ann")
                .named("Ann\u202E\n<script>" + "x".repeat(100))
                .with(Call.JSON, json("text", "Hello"))
                .send(function);
        assertEquals(201, answer.status());
        assertEquals("Ann <script>" + "x".repeat(48), answer.at("name"));
        assertEquals(
                "Reader",
                Call.to("POST /api/articles/{slug}/comments")
                        .as("ben")
                        .named("ben@mail.example")
                        .with(Call.JSON, json("text", "Hello"))
                        .send(function)
                        .at("name"));
    }

    private List<Held> held() {
        return archive.moderation().held(10, Optional.empty()).entries();
    }
}
