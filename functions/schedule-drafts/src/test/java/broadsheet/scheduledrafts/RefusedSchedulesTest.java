package broadsheet.scheduledrafts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.draft.DraftId;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.DraftUser;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Desk;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.Tasks;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Drafts whose publication would be refused today are not scheduled. */
final class RefusedSchedulesTest {
    /** The draft that the event names. */
    private static final DraftId DRAFT = new DraftId("01JQSD00000000000000000004");

    private static final String ADDRESSES = "addresses: /2019/03/bell.html";

    private final SeededSite site = SeededSite.filled();
    private final Desk desk = Desk.open();
    private final Tasks queue = new Tasks("schedules");
    private final ScheduleDrafts function = new ScheduleDrafts(SeededSite.CLOCK);

    @AfterEach
    void close() {
        queue.close();
        site.close();
    }

    @Test
    void draftThatNamesAnotherArticleAsFormerlyIsRefused() {
        assertRefused(
                "formerly: how-a-tide-table-knows",
                "A slug that the draft names as formerly is an article: edit that article, or do not name its slug.");
    }

    @Test
    void draftWhoseOldAddressRedirectsElsewhereIsRefused() {
        site.publishDocument("the-first-bell", document(ADDRESSES));
        assertRefused(
                ADDRESSES,
                "The address \"/2019/03/bell.html\" redirects elsewhere: remove that redirect first, or leave the"
                        + " address out.");
    }

    private void assertRefused(String line, String detail) {
        desk.drafts()
                .create(
                        DRAFT,
                        document(line),
                        Optional.empty(),
                        new DraftUser("ann", "Ann"),
                        SeededSite.CLOCK.instant());
        Answer answer = Events.send(function, Events.read("schedule-drafts/409-slug-taken"), new TestContext());
        assertEquals(409, answer.status(), answer::json);
        assertEquals(detail, answer.at("detail"));
        assertEquals(DraftStatus.DRAFT, desk.drafts().find(DRAFT).orElseThrow().status());
    }

    private static String document(String line) {
        return "---\ntitle: A bell\nsection: science\n%s\n---\n\nText.\n".formatted(line);
    }
}
