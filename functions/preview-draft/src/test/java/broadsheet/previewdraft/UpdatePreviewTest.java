package broadsheet.previewdraft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.SeededSite;
import broadsheet.pages.Address;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an editor sees of a live update before readers do. */
final class UpdatePreviewTest {
    private static final String COVERAGE = "eclipse-over-the-harbour";
    private static final String ID = "01KKG5V4Q0D3W7Z8R2M6N9P1T9";
    private static final String EVENT = Events.read("preview-draft/200-update");

    @AutoClose
    private final SeededSite archive = SeededSite.filled();

    private final PreviewDraft function = new PreviewDraft(SeededSite.CLOCK);

    @BeforeEach
    void cover() {
        archive.coverages().cover(COVERAGE, "---\ntitle: Eclipse\nsection: science\n---\n");
        archive.coverages().post(COVERAGE, "01KKG5V4Q0D3W7Z8R2M6N9P1T1", "---\ntitle: Before\n---\nText.");
    }

    @Test
    void previewOfNewUpdateHasTheHtmlThatReadersGet() {
        String document = document("First contact", "authors: [maud-ferris, A Guest]");
        Object preview = preview(document).at("html");
        archive.coverages().post(COVERAGE, ID, document);
        assertEquals(posted(), preview);
    }

    @Test
    void previewOfCorrectionKeepsPlaceAndTimeAndSaysThatItIsEdited() {
        archive.coverages(SeededSite.CLOCK.instant().minus(Duration.ofHours(2)))
                .post(COVERAGE, ID, document("First contact", ""));
        String corrected = document("First contact, corrected", "correction: It was the second.");
        Object preview = preview(corrected).at("html");
        archive.coverages().post(COVERAGE, ID, corrected);
        assertEquals(posted(), preview);
    }

    @Test
    void everyErrorOfTheDocumentIsNamed() {
        Answer answer = send(Events.read("preview-draft/422-update"));
        assertEquals(422, answer.status());
        assertEquals(List.of("title", "sources[0]", "text"), answer.at("errors.*.at"));
    }

    private static String document(String title, String more) {
        return "---\ntitle: %s\n%s\n---\n## A heading\n\nIt has *begun*.\n".formatted(title, more);
    }

    private Answer preview(String document) {
        return send(Events.withBody(EVENT, document));
    }

    private Answer send(String event) {
        return Events.send(function, event, new TestContext());
    }

    /** The update that changed last, as open pages get it. */
    private @Nullable Object posted() {
        String changes = archive.pages()
                .render(new Address.OfLiveChanges(new Slug(COVERAGE)))
                .orElseThrow()
                .page()
                .text();
        return Events.at(changes, "changes.0.html");
    }
}
