package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the old site showed to members or subscribers alone, or to everybody but them. */
final class MembersPartsTest extends ImportedArchive {
    private static final String DATED = "<wp:post_date_gmt>2016-04-08 09:30:00</wp:post_date_gmt>";

    @Test
    void postOfGhostWithAPartForMembersBecomesADraft() throws IOException {
        Run run = bringGhost(
                "\"html\": \"<p>Free.</p><!--kg-gated-block:begin nonMember:false memberSegment:\\\"status:-free\\\""
                        + " --><p>Paid.</p><!--kg-gated-block:end-->\"");

        assertKeptAsDraft(run, "has parts for members alone");
    }

    @Test
    void cardOfGhostsEditorForMembersMakesADraft() throws IOException {
        Run run = bringGhost("""
            "lexical": "{\\"root\\":{\\"children\\":[{\\"type\\":\\"html\\",\\"html\\":\\"Paid.\\",\\"visibility\\":{\\"web\\":{\\"nonMember\\":false,\\"memberSegment\\":\\"status:-free\\"}}}]}}"
            """);

        assertKeptAsDraft(run, "has parts for members alone");
    }

    @Test
    void partOfGhostThatNoMemberSawIsLeftOutAndOneForAllStays() throws IOException {
        bringGhost("\"html\": \"<!--kg-gated-block:begin nonMember:true memberSegment:\\\"\\\" --><p>Subscribe"
                + " now.</p><!--kg-gated-block:end--><!--kg-gated-block:begin nonMember:true"
                + " memberSegment:\\\"status:free,status:-free\\\" --><p>Costs $1.</p><!--kg-gated-block:end-->\"");

        assertEquals("Costs $1.\n", text("tides"));
    }

    @Test
    void postForSubscribersOfJetpackBecomesADraft() throws IOException {
        Run run = bringWordPress("""
            <wp:postmeta><wp:meta_key>_jetpack_newsletter_access</wp:meta_key><wp:meta_value>paid_subscribers</wp:meta_value></wp:postmeta>
            <content:encoded><![CDATA[Paid.]]></content:encoded>\
            """);

        assertKeptAsDraft(run, "was for paid subscribers alone");
    }

    @Test
    void postForEverybodyIsPublished() throws IOException {
        bringWordPress("""
            <wp:postmeta><wp:meta_key>_jetpack_newsletter_access</wp:meta_key><wp:meta_value>everybody</wp:meta_value></wp:postmeta>
            <content:encoded><![CDATA[Free.]]></content:encoded>\
            """);

        assertEquals("Free.\n", text("tides"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- wp:premium-content/container --><div"
                        + " class=\"wp-block-premium-content-container\"><p>Paid.</p></div><!--"
                        + " /wp:premium-content/container -->",
                "<p>Free.</p><!-- wp:jetpack/paywall /--><p>Paid.</p>"
            })
    void postWithAPartForSubscribersBecomesADraft(String text) throws IOException {
        Run run = bringWordPress("<content:encoded><![CDATA[" + text + "]]></content:encoded>");

        assertKeptAsDraft(run, "has parts for subscribers alone");
    }

    @Test
    void draftHasTheViewOfSubscribersAlone() throws IOException {
        bringWordPress("""
            <content:encoded><![CDATA[<!-- wp:premium-content/container --><div class="wp-block-premium-content-container">
            <!-- wp:premium-content/subscriber-view --><div class="wp-block-premium-content-subscriber-view"><p>Paid.</p></div><!-- /wp:premium-content/subscriber-view -->
            <!-- wp:premium-content/logged-out-view --><div class="wp-block-premium-content-logged-out-view"><p>Subscribe now.</p></div><!-- /wp:premium-content/logged-out-view -->
            </div><!-- /wp:premium-content/container -->]]></content:encoded>\
            """);

        String sent = api.calls().toString();
        assertTrue(sent.contains("Paid."), sent);
        assertFalse(sent.contains("Subscribe now."), sent);
    }

    @Test
    void reusableBlockForSubscribersIsNotPublished() throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .post("Tides", "2016-04-08", "tides", "<p>Free.</p><!-- wp:block {\"ref\":12} /-->")
                        .item("wp_block", "publish", "Reused", """
                            <content:encoded><![CDATA[<!-- wp:premium-content/container --><p>Paid.</p>]]></content:encoded>\
                            """)
                        .toString());

        Run run = bring("export.xml");

        assertEquals("Free.\n", text("tides"));
        assertTrue(run.out().contains("reusable block 12 has parts for subscribers alone"), run.out());
    }

    private void assertKeptAsDraft(Run run, String reason) {
        assertTrue(run.out().contains("drafts: 1 begun"), run.out());
        assertTrue(
                run.out()
                        .contains("to check: " + reason
                                + ": here every reader sees it once it is published, so it is kept as a draft"),
                run.out());
        assertEquals(
                List.of(),
                api.targets().stream()
                        .filter(target -> target.startsWith("/api/articles"))
                        .toList());
    }

    private Run bringGhost(String text) throws IOException {
        write("ghost.json", """
            {"data": {"posts": [{"id": "1", "title": "Tides", "slug": "tides", "status": "published", "visibility": "public",
              "published_at": "2016-04-08T09:30:00.000Z", %s}]}}
            """.formatted(text));
        return bring("ghost.json");
    }

    private Run bringWordPress(String elements) throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .item("post", "publish", "Tides", "<wp:post_name>tides</wp:post_name>" + DATED + elements)
                        .toString());
        return bring("export.xml");
    }
}
