package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Draft;
import broadsheet.article.Listing;
import broadsheet.article.PlannedPublication;
import broadsheet.bucket.BoundedParallel;
import broadsheet.bucket.Bucket;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import broadsheet.fixtures.Tasks;
import broadsheet.pages.Address;
import broadsheet.pages.Pages;
import broadsheet.pages.Pages.Rendered;
import broadsheet.pages.RenderContext;
import broadsheet.validation.ValidationException;
import com.github.f4b6a3.ulid.UlidCreator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The rule that previews are measured against: after any sequence of {@link RandomChanges}, the preview of a draft has,
 * byte for byte, the pages that the renderer stores after the draft's publication. So has the preview of every other
 * page that shows the article, or its neighbours.
 *
 * <p>A failure names its seed; {@code -Dseed=...} runs that one again, and {@code -Dsequences=...} more of them.
 */
@Tag("slow")
final class PreviewEqualsPublishedPageTest {
    private static final int SEQUENCES = Integer.getInteger("sequences", 2);
    private static final int PUBLICATIONS = 8;
    private final Instant now = SeededSite.CLOCK.instant();

    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite site = new SeededSite();
    private final TableStream stream = site.stream();
    private final Tasks tasks = new Tasks();
    private final RenderPages renderer = new RenderPages(SeededSite.CLOCK);

    @AfterEach
    void close() {
        tasks.close();
        stream.close();
        site.close();
        bucket.close();
    }

    static List<Long> seeds() {
        String given = System.getProperty("seed", "");
        return given.isEmpty() ? new Random().longs(SEQUENCES).boxed().toList() : List.of(Long.valueOf(given));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void previewHasTheBytesOfThePagesThatPublicationMakes(long seed) {
        var random = new Random(seed);
        var changes = new RandomChanges(site, random);
        var drafts = new RandomDrafts(random, changes::slug);
        changes.begin();
        deliver();
        int published = 0;
        for (int i = 0; i < PUBLICATIONS; i++) {
            for (int some = random.nextInt(4); some > 0; some--) {
                changes.make();
            }
            deliver();
            Instant then = now.plusSeconds(random.nextInt(3));
            published +=
                    previewsAndPublishes(drafts.address(), drafts.document(), then, "seed " + seed + ", draft " + i)
                            ? 1
                            : 0;
        }
        assertTrue(published > 0, "every draft was refused");
    }

    /** The article that makes a numbered page of its section, and the one whose departure empties a page again. */
    @Test
    void previewLinksToTheNumberedPagesThatPublicationCuts() {
        site.publishSite(Events.read("publish-article/200-site"));
        for (int i = 10; i < 30; i++) {
            site.publishDocument("old-" + i, dated("science", "2026-01-" + i));
        }
        deliver();
        assertTrue(previewsAndPublishes("the-next", dated("science", "2026-02-01"), now, "one more than a page"));
        assertTrue(bucket.keys().contains("sections/science/archive/1/"), "the section has a numbered page");
        for (int i = 11; i < 30; i++) {
            site.publishDocument("old-" + i, dated("markets", "2026-01-" + i));
        }
        deliver();
        assertTrue(previewsAndPublishes("old-10", dated("markets", "2026-01-10"), now, "none is left on the page"));
        assertFalse(bucket.keys().contains("sections/science/archive/1/"), "the section has no numbered page");
    }

    private static String dated(String section, String date) {
        return "---\ntitle: Title\nsection: %s\nkind: News\nauthors: [Bo Guest]\ndate: %s\n---\nText."
                .formatted(section, date);
    }

    private boolean previewsAndPublishes(String address, String document, Instant at, String which) {
        PlannedPublication plan;
        Draft draft;
        try {
            draft = site.documents()
                    .draft(
                            address,
                            document,
                            new ArticleId(UlidCreator.getUlid(at.toEpochMilli()).toString()));
        } catch (ValidationException sectionIsGone) {
            return false;
        }
        try {
            plan = site.documents().plan(address, draft, at);
        } catch (SlugTaken | ValidationException refused) {
            assertThrows(refused.getClass(), () -> site.documents().publish(address, draft, at), which);
            return false;
        }
        Map<String, String> previews = previews(plan);
        Publication publication = site.documents().publish(address, draft, at);
        deliver();
        assertEquals(
                new Publication(
                        plan.id(),
                        plan.after().article().slug(),
                        plan.after().article().revision(),
                        publication.outcome()),
                publication,
                which);
        Map<String, String> pages = new TreeMap<>();
        Set<String> stored = bucket.keys();
        previews.keySet().stream().filter(stored::contains).forEach(key -> pages.put(key, text(key)));
        previews.values().removeIf(String::isEmpty);
        assertEquals(pages, previews, () -> which + " of " + address + ":\n" + document);
        assertTrue(pages.size() > 30, () -> "few pages: " + pages.keySet());
        return true;
    }

    private String text(String key) {
        return key.startsWith("cards/")
                ? HexFormat.of().formatHex(bucket.get(key).asByteArray())
                : bucket.text(key);
    }

    /** The text of each previewed page by its key in the bucket; empty if it should not exist. */
    private Map<String, String> previews(PlannedPublication plan) {
        Pages pages = site.documents().after(plan);
        Map<String, String> previews = new TreeMap<>();
        // Each as a call for one preview renders it, with a render context of its own.
        shown(plan).forEach(address -> previews.put(Bucket.key(address.path()), text(pages.render(address))));
        RenderContext look = pages.context(Set.of());
        Set<Address> others = new LinkedHashSet<>(site.enumerator().addresses());
        others.removeIf(PreviewEqualsPublishedPageTest::isOfOtherData);
        BoundedParallel<Address, Optional<Rendered>> all =
                BoundedParallel.each(others, address -> pages.render(address, look));
        assertEquals(Map.of(), all.failures());
        all.results().forEach((address, page) -> {
            String key = Bucket.key(address.path());
            assertEquals(previews.getOrDefault(key, text(page)), text(page), key);
            previews.put(key, text(page));
        });
        return previews;
    }

    /** The pages that show the draft. */
    private static Set<Address> shown(PlannedPublication plan) {
        Article after = plan.after().article();
        Set<Address> shown = new LinkedHashSet<>();
        shown.add(new Address.OfArticle(after.slug()));
        shown.add(new Address.OfCard(after.slug()));
        Stream.concat(plan.before().stream(), Stream.of(after))
                .flatMap(article -> Listing.of(article.front()).stream())
                .distinct()
                .forEach(listing -> shown.add(new Address.OfListing(listing)));
        Listing section = new Listing.OfSection(after.front().section());
        for (Listing listing : List.of(new Listing.All(), section)) {
            shown.add(new Address.OfAtom(listing));
            shown.add(new Address.OfJsonFeed(listing));
        }
        plan.before().ifPresent(before -> shown.add(new Address.OfArticle(before.slug())));
        return shown;
    }

    /** Whether the page shows other data than articles, or is expensive to draw. */
    private static boolean isOfOtherData(Address address) {
        return switch (address) {
            case Address.OfArticle article -> false;
            case Address.OfListing listing -> false;
            case Address.OfListingPage page -> false;
            case Address.OfMonth month -> false;
            case Address.OfYear year -> false;
            case Address.OfArchive archive -> false;
            case Address.OfAtom feed -> false;
            case Address.OfJsonFeed feed -> false;
            case Address.OfSitemap sitemap -> false;
            case Address.OfNewestSitemap sitemap -> false;
            case Address.OfNewsSitemap sitemap -> false;
            default -> true;
        };
    }

    private static String text(Optional<Rendered> rendered) {
        return rendered.map(Rendered::page)
                .map(page -> page.isText()
                        ? new String(page.bytes(), UTF_8)
                        : HexFormat.of().formatHex(page.bytes()))
                .orElse("");
    }

    /** Delivers the stream, with the records of what the renderer itself writes, and does the queue's tasks. */
    private void deliver() {
        for (List<Record> records = next(); !records.isEmpty(); records = next()) {
            assertEquals(NO_FAILURES, run(TableStream.event(records)));
            for (List<Message> some = tasks.next(); !some.isEmpty(); some = tasks.next()) {
                assertEquals(NO_FAILURES, run(Tasks.event(some)));
            }
        }
    }

    private String run(String event) {
        var context = new TestContext();
        var answer = new ByteArrayOutputStream();
        renderer.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, context);
        assertEquals(List.of(), context.log());
        return answer.toString(UTF_8);
    }

    private List<Record> next() {
        return stream.next().stream()
                .filter(record -> !TableStream.isCount(record))
                .toList();
    }
}
