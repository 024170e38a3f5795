package broadsheet.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;

/** An article of its own, and what a reader does under it. */
final class DiscussedArticle {
    static final Publication PUBLICATION = Publication.get();
    static final Screen SCREEN = Screen.of(1440);

    final String token = UUID.randomUUID().toString();
    final String slug = "acceptance-discussion-" + UUID.randomUUID();
    final String article = "/articles/" + slug;

    static void awaitTheSite() {
        PUBLICATION.await("/", answer -> answer.statusCode() == 200);
    }

    DiscussedArticle() {
        PUBLICATION.publish(slug, "---\ntitle: Discussed\nsection: science\ndate: 2014-01-05\n---\nTalk about it.\n");
        PUBLICATION.await(article, answer -> answer.statusCode() == 200);
    }

    /** Nobody writes a comment within a second of seeing the page; whoever does is held. */
    static void slowly(Page page, Runnable visit) {
        page.clock().install();
        visit.run();
        page.clock().fastForward(10_000);
    }

    static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
