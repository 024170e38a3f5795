package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing that was written at the desk is lost: not without a connection, nor with a closed tab, nor to somebody else. */
@ExtendWith(AtTheDesk.class)
class EditorSavingTest {
    private static final String DRAFTS = "**/api/drafts/**";

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final Person editor = Person.editor();

    @Test
    void editsAreSavedWithinTwoSeconds() {
        String id = draft("One.\n");
        at(id, page -> {
            long began = System.nanoTime();
            page.waitForResponse(
                    answer -> answer.request().method().equals("PUT") && answer.status() == 200,
                    () -> new Manuscript(page).type("Zero. "));
            // Of the machine's own time to type and to answer, some is allowed.
            assertTrue((System.nanoTime() - began) / 1e9 < 3);
            new Manuscript(page).awaitSaved();
        });
        assertTrue(Drafts.document(id).endsWith("Zero. One.\n"));
    }

    @Test
    void offlineEditsAreSavedWhenTheConnectionReturns() {
        String id = draft("One.\n");
        at(id, page -> {
            page.clock().install();
            page.route(DRAFTS, Route::abort);
            Manuscript manuscript = new Manuscript(page).type("Zero. ");
            page.clock().fastForward(1_000);
            assertThat(manuscript.state()).containsText("Not connected");
            page.clock().fastForward(60_000);
            manuscript.type("And more. ");
            page.clock().fastForward(60_000);
            assertThat(manuscript.state()).containsText("Not connected");
            page.unroute(DRAFTS);
            page.clock().fastForward(60_000);
            manuscript.awaitSaved();
        });
        assertTrue(Drafts.document(id).endsWith("Zero. And more. One.\n"));
    }

    @Test
    void unsavedEditsSurviveACrashedTab() {
        String id = draft("One.\n");
        at(id, page -> {
            page.route(DRAFTS, Route::abort);
            Manuscript manuscript = new Manuscript(page).type("Zero. ");
            assertThat(manuscript.state()).containsText("Not connected");
            Page another = page.context().newPage();
            // A tab that is closed may still save.
            assertThrows(PlaywrightException.class, () -> page.navigate("chrome://crash"));
            another.navigate("/desk/#draft/" + id);
            assertThat(new Manuscript(another).text()).containsText("Zero. One.");
            assertThat(another.locator("#draft-notice")).containsText("is here again");
            new Manuscript(another).awaitSaved();
        });
        assertTrue(Drafts.document(id).endsWith("Zero. One.\n"));
    }

    @Test
    void editsAfterSessionExpiredAreKeptThroughSignIn() {
        String id = draft("One.\n");
        at(id, page -> {
            page.context().clearCookies();
            Manuscript manuscript = new Manuscript(page).type("Zero. ");
            assertThat(page.locator("#expired")).isVisible();
            assertThat(manuscript.state()).containsText("Signed out");
            page.locator("#expired a").click();
            editor.signIn(page);
            assertThat(new Manuscript(page).text()).containsText("Zero. One.");
            new Manuscript(page).awaitSaved();
        });
        assertTrue(Drafts.document(id).endsWith("Zero. One.\n"));
    }

    @Test
    void anothersChangesElsewhereAreJoinedWithMine() {
        String id = draft("One.\n\nTwo.\n");
        at(id, page -> {
            Drafts.save(id, document("One.\n\nTwo, by them.\n").replace("section: science", "section: culture"));
            Manuscript manuscript = new Manuscript(page).type("Zero. ");
            assertThat(manuscript.text()).containsText("Two, by them.");
            assertThat(page.locator("#draft-notice")).containsText("are joined");
            assertThat(page.locator("#field-section")).hasValue("culture");
            manuscript.type("And mine. ").awaitSaved();
        });
        assertEquals(
                document("Zero. And mine. One.\n\nTwo, by them.\n").replace("section: science", "section: culture"),
                Drafts.document(id));
    }

    @Test
    void conflictingEditsAreShownTogetherUntilResolved() {
        String id = draft("One.\n\nTwo.\n");
        at(id, page -> {
            Drafts.save(id, document("One, by them.\n\nTwo.\n"));
            Manuscript manuscript = new Manuscript(page).type("Mine: ");
            assertThat(page.locator("#merge-dialog")).isVisible();
            assertThat(page.locator("#merge-list")).containsText("Mine: One.");
            assertThat(page.locator("#merge-list")).containsText("One, by them.");
            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            assertThat(page.locator("#merge-dialog")).isVisible();
            page.locator("#merge-list").getByText("Both, one after the other").click();
            page.locator("#merge-dialog .button").click();
            manuscript.awaitSaved();
            assertThat(manuscript.text()).containsText("One, by them.");
        });
        assertEquals(
                document("Mine: One.\n\nOne, by them.\n\nTwo.\n").replace("One.\n\nOne,", "One.\nOne,"),
                Drafts.document(id));
    }

    @Test
    void draftThatIsLeftWritesNothingIntoTheOneThatIsOpen() {
        String left = draft("One.\n\nTwo.\n");
        String open = draft("Other.\n");
        List<String> sent = new CopyOnWriteArrayList<>();
        at(left, page -> {
            page.clock().install();
            page.route(DRAFTS + left, route -> {
                sent.add(route.request().method());
                route.abort();
            });
            Drafts.save(left, document("One.\n\nTwo, by them.\n"));
            Manuscript manuscript = new Manuscript(page).type("Zero. ");
            page.clock().fastForward(1_000);
            assertThat(manuscript.state()).containsText("Not connected");
            go(page, open);
            assertThat(manuscript.text()).containsText("Other.");
            sent.clear();
            page.clock().fastForward(60_000);
            manuscript.type("Mine. ");
            page.clock().fastForward(1_000);
            manuscript.awaitSaved();
            assertEquals(List.of(), sent);
            page.unroute(DRAFTS + left);
            go(page, left);
            assertThat(manuscript.text()).containsText("Two, by them.");
            manuscript.awaitSaved();
        });
        assertEquals(document("Other.\n"), Drafts.document(open).replace("Mine. ", ""));
        assertEquals(document("Zero. One.\n\nTwo, by them.\n"), Drafts.document(left));
    }

    @Test
    void nothingIsWrittenOrPressedBeforeTheDraftIsOpen() {
        String id = draft("One.\n");
        Chromium.visit(Screen.of(1440), page -> {
            List<Route> answers = new CopyOnWriteArrayList<>();
            page.route("**/api/drafts/" + id, answers::add);
            editor.signIn(page, "/desk/#draft/" + id);
            page.waitForCondition(() -> !answers.isEmpty());
            assertThat(page.locator("#draft-view .work-body")).hasAttribute("inert", "");
            assertThat(page.locator("#draft-view .work-acts")).hasAttribute("inert", "");
            assertThat(page.locator("#draft-view .work-back")).isVisible();
            page.unroute("**/api/drafts/" + id);
            answers.forEach(Route::resume);
            new Manuscript(page).awaitSaved();
            page.locator("#to-preview").click();
            assertThat(page.locator("#draft-preview")).isVisible();
        });
    }

    private static void go(Page page, String draft) {
        page.evaluate("draft => { location.hash = `#draft/${draft}`; }", draft);
    }

    private String document(String text) {
        return "---\ntitle: Saved " + token + "\nsection: science\n---\n" + text;
    }

    private String draft(String text) {
        return Drafts.create(document(text));
    }

    /** Opens a draft with the cursor at the start of its text. */
    private void at(String id, Consumer<Page> visit) {
        editor.visit(Screen.of(1440), "/desk/#draft/" + id, page -> {
            Manuscript manuscript = new Manuscript(page).awaitSaved();
            manuscript.text().click();
            manuscript.press("Control+Home");
            visit.accept(page);
        });
    }
}
