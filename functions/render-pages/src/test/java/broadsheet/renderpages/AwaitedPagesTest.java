package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static broadsheet.renderpages.RenderPagesFixture.TIDE;
import static broadsheet.renderpages.RenderPagesFixture.event;
import static broadsheet.renderpages.RenderPagesFixture.sequenceNumber;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.StreamRecord;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.pages.ScanSize;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page that somebody awaits, the article of a publication, is rendered before the others, and fails like them. */
@Tag("slow")
final class AwaitedPagesTest {
    @AutoClose
    private final RenderPagesFixture site = new RenderPagesFixture();

    private final PagesBucket bucket = site.bucket;
    private final SeededSite archive = site.archive;
    private final TestContext context = site.context;

    @Test
    void pagesOfArticlesAreRenderedBeforeTheOthersOfABatch() {
        RenderPages.Wiring wiring =
                DaggerRenderPages_Wiring.factory().create(Consistency.STRONG, SeededSite.CLOCK, ScanSize.USUAL);
        byte[] publication = event("ok-publication").getBytes(UTF_8);
        List<StreamRecord> records =
                RenderEvent.read(new ByteArrayInputStream(publication)).changes();
        wiring.log().log(context, line -> wiring.affected().render(records, 2, false, line, context));
        assertEquals(
                Set.of(TIDE, "articles/what-a-lighthouse-costs"),
                bucket.keys().stream().filter(key -> !key.startsWith("assets/")).collect(toSet()));
    }

    /** The reconciler retries pages only if at most half of them fail, and a publication awaits one. */
    @Test
    void anAwaitedPageThatFailsOnceIsRetriedInTheSameCall() {
        var failed = new AtomicBoolean();
        InstantSource clock = () -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the clock fails once");
            }
            return SeededSite.CLOCK.instant();
        };
        assertEquals(NO_FAILURES, Events.run(new RenderPages(clock), event("ok-publication"), context));
        assertTrue(failed.get());
        assertEquals(List.of(), context.log());
        assertTrue(bucket.keys().contains(TIDE));
    }

    @Test
    void everyRecordThatAffectsAnAwaitedPageThatCannotBeRenderedIsReported() {
        ArticleId tide = archive.id("how-a-tide-table-knows");
        archive.countComments("how-a-tide-table-knows", 1);
        archive.damage(Keys.comments(tide), Keys.comment(1));
        String answer = site.render("ok-publication");
        assertTrue(context.log().stream().anyMatch(line -> line.startsWith("/" + TIDE + " could not be rendered")));
        assertFalse(bucket.keys().contains(TIDE));
        List<?> failed = (List<?>) requireNonNull(Events.at(answer, "batchItemFailures.*.itemIdentifier"));
        for (String pk : List.of(
                "ARTICLE#" + tide, "ADDRESS#how-a-tide-table-knows", "LISTING#ALL", "LISTING#SECTION#science")) {
            assertTrue(failed.contains(sequenceNumber("ok-publication", pk)), pk);
        }
    }
}
