package broadsheet.publisharticle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Editors choose the article that leads the home page. */
final class HomePageLeadTest {
    private static final String TIDE = "how-a-tide-table-knows";
    private static final String CHOICE = Events.read("publish-article/200-lead-chosen");

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture();

    @BeforeEach
    void publishSiteAndArticles() {
        publishing.sendNamed("200-site");
        publishing.sendNamed("201-article");
        publishing.sendNamed("201-defaults");
    }

    @Test
    void chosenArticleLeadsUntilTheChoiceIsCleared() {
        Answer chosen = publishing.send(CHOICE);
        assertEquals(200, chosen.status());
        assertEquals(TIDE, chosen.at("lead.article"));
        assertEquals("chosen", chosen.at("lead.reason"));
        assertEquals("2099-10-25T17:00:00Z", chosen.at("lead.until"));
        assertEquals(true, chosen.at("choice.counts"));
        assertEquals("7d0c1f6a-6f0e-4a5e-9b57-2f1f8f0b1c2d", chosen.at("choice.by"));
        assertEquals(chosen.at("lead"), publishing.send(CHOICE).at("lead"));
        assertEquals(204, publishing.sendNamed("204-lead-cleared").status());
        assertEquals(204, publishing.sendNamed("204-lead-cleared").status());
        Answer after = publishing.sendNamed("200-lead");
        assertNull(after.at("choice"));
        assertEquals("newest", after.at("lead.reason"));
    }

    @Test
    void choiceAndItsEndAreRecordedOnceWithTheArticleAndTheTime() {
        publishing.send(CHOICE);
        publishing.send(CHOICE);
        publishing.sendNamed("204-lead-cleared");
        publishing.sendNamed("204-lead-cleared");
        assertEquals(
                List.of(
                        "lead-chosen how-a-tide-table-knows Until 2099-10-25 18:00 +01:00, Europe/Berlin",
                        "lead-cleared how-a-tide-table-knows"),
                publishing.items().entrySet().stream()
                        .filter(item -> item.getKey().contains("#LEAD#"))
                        .map(item -> Stream.of("act", "subject", "note")
                                .flatMap(name ->
                                        Optional.ofNullable(item.getValue().get(name)).stream())
                                .map(AttributeValue::s)
                                .collect(Collectors.joining(" ")))
                        .sorted()
                        .toList());
    }

    @Test
    void choiceOfAWithdrawnArticleDoesNotCount() {
        publishing.send(CHOICE);
        publishing.send(Events.read("publish-article/204-withdraw").replaceAll("the-price-of-a-harbour-pilot", TIDE));
        Answer answer = publishing.sendNamed("200-lead");
        assertEquals(false, answer.at("choice.counts"));
        assertNull(answer.at("choice.article"));
        assertEquals("newest", answer.at("lead.reason"));
    }

    @Test
    void everyErrorOfAChoiceIsNamed() {
        Answer answer = publishing.sendNamed("422-lead");
        assertEquals(422, answer.status());
        assertEquals(List.of("why", "article", "until"), answer.at("errors.*.at"));
        Answer empty = publishing.send(Events.withBody(CHOICE, "{}"));
        assertEquals(List.of("article"), empty.at("errors.*.at"));
    }

    @Test
    void emptySiteHasNoLead() {
        try (var nothing = new PublishingFixture()) {
            assertEquals("{}", nothing.sendNamed("200-lead").body());
        }
    }
}
