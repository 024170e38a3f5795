package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No rule of axe-core is broken on any kind of page: all those of WCAG 2.2 A and AA and the best practices, none
 * exempted.
 */
class AccessibilityTest {
    private static final Publication PUBLICATION = Publication.get();

    @BeforeAll
    static void awaitThePages() {
        PUBLICATION.publish(
                "acceptance-taken-back",
                "---\ntitle: Taken back\nsection: science\ndate: 2014-01-01\n---\nIt was here.\n");
        PUBLICATION.withdraw("acceptance-taken-back");
        PUBLICATION.settle();
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/articles/open-weights-changed-the-race",
        "/articles/sample-of-every-element",
        "/articles/sample-of-next-to-nothing",
        "/sections/ai-research/",
        "/sections/ai-research/editorial/",
        "/kinds/editorial/",
        "/tags/reproducibility/",
        "/authors/science-desk/",
        "/authors/a-guest/",
        "/privacy",
        "/2025-02/",
        "/sections/science/2026-10/",
        "/2025/",
        "/archive/",
        "/sections/science/archive/",
        "/live/",
        "/live/acceptance-covered",
        "/live/acceptance-covered/updates/1",
        "/live/acceptance-covered-before",
        "/desk/"
    })
    void aPageIsForEverybody(String path) {
        Axe.check(path, 200);
    }

    @Test
    void discussionIsAccessible() {
        String article = "/articles/acceptance-accessible-discussion";
        PUBLICATION.publish(
                "acceptance-accessible-discussion",
                "---\ntitle: Discussed\nsection: science\ndate: 2014-01-06\n---\nTalk about it.\n");
        PUBLICATION.await(article, answer -> answer.statusCode() == 200);
        Comments.post(article, "A reader", "A comment with a link, https://example.org/.");
        PUBLICATION.await(article, answer -> answer.body().contains("A comment with a link"));
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(article);
            Comments.write(page, "One that waits");
            page.locator(".waiting").waitFor();
            Axe.check(page, "a comment that waits");
            page.getByLabel("Change your waiting comment").click();
            Axe.check(page, "a comment that is being changed");
            page.getByLabel("Reply to no. 1").click();
            Axe.check(page, "a reply");
            page.getByLabel("Report no. 1").click();
            Axe.check(page, "a report");
        });
        Axe.check(article + "/comments/1", 200);
    }

    @Test
    void newUpdatesOnALivePageAreAccessible() {
        Newsdesk desk = Newsdesk.open("science");
        desk.post(15);
        desk.await("Update number 15");
        Chromium.visit(Screen.of(360), page -> {
            page.clock().install();
            page.navigate(desk.page());
            page.evaluate("() => document.querySelectorAll('.update')[9].scrollIntoView({behavior: 'instant'})");
            desk.post("News");
            desk.await("News");
            page.clock().runFor(12_000);
            assertThat(page.locator(".new-updates")).hasText("1 new update");
            Axe.check(page, "updates that wait");
            page.locator(".new-updates").click();
            Axe.check(page, "updates that waited");
        });
        desk.close("science", "It is over.");
    }

    @Test
    void notFoundPageIsAccessible() {
        Axe.check("/nothing/here", 404);
    }

    @Test
    void gonePageIsAccessible() {
        Axe.check("/articles/acceptance-taken-back", 410);
    }

    @Test
    void deskIsAccessible() {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        String links = "https://a.example/ https://b.example/ https://c.example/ ";
        Person.reader()
                .writes(
                        "/articles/open-weights-changed-the-race",
                        List.of(links + UUID.randomUUID(), links + UUID.randomUUID(), links + UUID.randomUUID()));
        Person.moderator().visit(Screen.of(1440), "/desk/", page -> {
            page.getByText("Block author").first().click();
            page.getByText("Unblock author").first().click();
            page.getByText("Approve", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(page.locator("#undo")).containsText("Approved.");
            page.getByLabel("Select all").check();
            Axe.check(page, "the queue");
            page.keyboard().press("?");
            Axe.check(page, "the keys");
            page.keyboard().press("Escape");
            page.locator("#to-published").click();
            assertThat(page.locator("#search")).isVisible();
            Axe.check(page, "what is published");
        });
        Person.reader().visit(Screen.of(1440), "/desk/", page -> {
            assertThat(page.locator("#outsider")).isVisible();
            Axe.check(page, "an outsider");
        });
    }
}
