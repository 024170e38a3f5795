package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the pictures and the slug of an archive's draft. */
final class DraftPicturesTest extends ImportedArchive {
    private static final String PICTURE = "/api/articles/an-idea/pictures/images/pier.jpg";

    @BeforeEach
    void writeDraft() throws IOException {
        write("_config.yml", "title: Blog");
        write("_drafts/an-idea.md", "---\ntitle: Another title\n---\n![A pier](/images/pier.jpg)");
        picture("images/pier.jpg");
    }

    @Test
    void picturesAreSentToTheSlugThatTheDraftStates() {
        Run run = publish("--section", "news");

        assertTrue(begun().contains("\nslug: \"an-idea\"\n"), begun());
        assertTrue(begun().contains("![A pier](/images/pier.jpg)"), begun());
        assertTrue(run.out().contains("pictures: 1 uploaded"), run.out());
        assertTrue(api.targets().indexOf(PICTURE) < index("/api/drafts?id="), api.targets()::toString);
    }

    @Test
    void picturesOfADraftThatIsThereAreNotSentAgain() {
        publish("--section", "news");
        int sent = api.targets().lastIndexOf(PICTURE);

        Run second = publish("--section", "news");

        assertTrue(second.out().contains("drafts: 0 begun, 1 there already"), second.out());
        assertEquals(sent, api.targets().lastIndexOf(PICTURE));
    }

    @Test
    void picturesOfAnArticleWithTheSlugOfADraftStay() {
        api.article("an-idea", "---\ntitle: Of the desk\n---\nText.");

        Run run = publish("--section", "news");

        assertEquals(-1, api.targets().indexOf(PICTURE));
        assertTrue(run.out().contains("drafts: 1 begun"), run.out());
        assertTrue(
                run.out()
                        .contains(
                                "an article of the site has the slug \"an-idea\": give the draft another one, and send"
                                        + " its 1 pictures there (1)"),
                run.out());
    }

    @Test
    void pictureOfADraftThatIsNoneIsRefusedInADryRun() throws IOException {
        picture("images/pier.jpg", "no picture");

        Run run = publish("--section", "news", "--dry-run");

        assertTrue(run.out().contains("0 published, 0 unchanged, 1 refused"), run.out());
        assertEquals(List.of("/api/site"), api.targets());
    }

    private int index(String target) {
        return api.targets().stream()
                .filter(called -> called.startsWith(target))
                .map(api.targets()::indexOf)
                .findFirst()
                .orElseThrow();
    }

    private String begun() {
        return api.calls().get(index("/api/drafts?id=")).body();
    }
}
