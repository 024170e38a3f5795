package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view of the desk is for everybody who works at it, with something to do in it. */
class DeskAccessibilityTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final String ARTICLE = "/articles/open-weights-changed-the-race";
    private static final String TOKEN = UUID.randomUUID().toString().substring(0, 8);
    private static final String COVERAGE = "acceptance-desk-" + TOKEN;

    @BeforeAll
    static void fillTheDesk() {
        AtTheDesk.await();
        PUBLICATION.await(ARTICLE, answer -> answer.statusCode() == 200);
        LiveDeskPage.open(COVERAGE, "Coverage " + TOKEN);
        LiveDeskPage.open(COVERAGE + "-closed", "Closed coverage " + TOKEN, "closed");
        String links = "See https://a.example/ https://b.example/ https://c.example/ https://d.example/ " + TOKEN;
        int parent = Comments.post(ARTICLE, "Ben " + TOKEN, "What others answer. " + TOKEN);
        Comments.replyThatWaits(ARTICLE, "Ann " + TOKEN, parent, links);
        Comments.replyThatWaits(ARTICLE, "Ann " + TOKEN, parent, links + " again");
        Comments.approve(links + " again", 1);
        Drafts.create("---\ntitle: A draft %s\nsection: science\n---\nText.\n".formatted(TOKEN));
    }

    @ParameterizedTest
    @CsvSource({
        "articles, .row",
        "front, #leading",
        "queue, #queue-cards .card",
        "reported, #reported-view",
        "decided, #decided-cards .card",
        "published, #published-cards .card",
        "live, #coverages li",
        "readers/open-weights-changed-the-race, #chart",
    })
    void viewIsAccessible(String view, String shown) {
        at(view, page -> {
            page.locator(shown).first().waitFor();
            Axe.check(page, view);
        });
    }

    @Test
    void updateEditorIsAccessible() {
        at("live/" + COVERAGE, page -> {
            LiveDeskPage.write(page, "A headline", "It has **begun**.");
            page.locator("#update-stage strong").waitFor();
            Axe.check(page, "an update that is written");
            LiveDeskPage.post(page);
            LiveDeskPage.correct(page);
            Axe.check(page, "an update that is corrected");
            page.locator("#update-tools [data-do=link]").click();
            assertThat(page.locator("#link-dialog")).isVisible();
            Axe.check(page, "a link of an update");
        });
    }

    @Test
    void draftEditorIsAccessible() {
        at("articles", page -> {
            page.locator(".row-title").first().click();
            page.locator("#draft-text .cm-content").waitFor();
            Axe.check(page, "a draft");
        });
    }

    private static void at(String view, Consumer<Page> visit) {
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            page.navigate("/desk/#" + view);
            assertThat(page.locator("#desk")).isVisible();
            visit.accept(page);
        });
    }
}
