package broadsheet.publisharticle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.emulators.Events;
import broadsheet.fixtures.Policy;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The very events that SAM's emulator runs. */
final class EventsTest {
    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture();

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsNameAndRefusalsWriteNothing() {
        return Events.of("publish-article").stream()
                .map(name -> dynamicTest(name, () -> {
                    if (name.contains("-publish-draft")
                            && publishing.drafts.find(DraftsFixture.id(1)).isEmpty()) {
                        new DraftsFixture(publishing).begin();
                    }
                    var before = publishing.items();
                    var answer = Policy.of("PublishArticle").during(() -> publishing.send(Events.read(name)));
                    assertEquals(
                            name.replaceFirst("publish-article/(\\d+)-.*", "$1"),
                            String.valueOf(answer.status()),
                            () -> answer.json() + publishing.context().log());
                    if (answer.status() >= 400) {
                        assertEquals("application/problem+json", answer.header("content-type"));
                        assertEquals(answer.status(), answer.at("status"));
                        assertEquals(before, publishing.items());
                    }
                }));
    }

    @Test
    void renderPagesIsSentJustWhatThePublicationWrote() {
        publishing.sendNamed("200-site");
        publishing.sendNamed("201-article");
        assertEquals(rendered(publishing.items().keySet()), keysOf("render-pages/ok-publication"));
    }

    @Test
    void renderPagesIsSentJustWhatTheWithdrawalWrote() {
        publishing.sendNamed("200-site");
        publishing.sendNamed("201-ignored-field");
        Set<String> before = rendered(publishing.items().keySet());
        publishing.sendNamed("204-withdraw");
        before.removeIf(key -> key.startsWith("ADDRESS#"));
        assertEquals(before, keysOf("render-pages/ok-withdrawal"));
    }

    /** What template.yaml's filter lets through of an article's items. */
    private static Set<String> rendered(Set<String> keys) {
        Set<String> heads = new TreeSet<>(keys);
        heads.removeIf(key -> !key.endsWith(" HEAD") && !key.startsWith("LISTING#") && !key.startsWith("ADDRESS#"));
        return heads;
    }

    private static Set<String> keysOf(String event) {
        Set<String> keys = new TreeSet<>();
        for (int i = 0; Events.at(Events.read(event), "Records." + i) != null; i++) {
            String at = "Records." + i + ".dynamodb.Keys.";
            String key = Events.at(Events.read(event), at + "pk.S") + " " + Events.at(Events.read(event), at + "sk.S");
            keys.add(key.replace("01JQRX00000000000000000011", "how-a-tide-table-knows")
                    .replace("01JQRX00000000000000000012", "the-price-of-a-harbour-pilot"));
        }
        return keys;
    }
}
