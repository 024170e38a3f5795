package broadsheet.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.http.Problem;
import broadsheet.http.ReadersSite;
import org.junit.jupiter.api.Test;

final class FailurePageTest {
    @Test
    void failureIsToldInTheSitesLanguageUnderItsTitle() {
        String page = FailurePage.of(
                        Problem.badRequest(words -> words.signIn().over()),
                        new ReadersSite("Der Bote", "de"),
                        ReturnPath.HOME)
                .body();
        assertTrue(page.contains("<html lang=\"de\" dir=\"ltr\">"), page);
        assertTrue(page.contains("<header><a href=\"/\">Der Bote</a></header>"), page);
        assertTrue(page.contains("<h1>Sie sind nicht angemeldet</h1>"), page);
        assertTrue(page.contains("Diese Anmeldung ist vorbei"), page);
        assertTrue(page.contains(">Noch einmal versuchen</a>"), page);
        assertTrue(page.contains(">Ohne Konto weiterlesen</a>"), page);
    }

    @Test
    void hebrewPageRunsFromRightToLeft() {
        String page = FailurePage.of(Problem.gone(), new ReadersSite("", "he"), ReturnPath.HOME)
                .body();
        assertTrue(page.contains("<html lang=\"he\" dir=\"rtl\">"), page);
        assertEquals("What was here has been withdrawn.", Problem.gone().getMessage());
    }
}
