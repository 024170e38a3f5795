package broadsheet.previewdraft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftLink;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftUser;
import broadsheet.dynamodb.draft.DynamoDraftLinks;
import broadsheet.dynamodb.draft.DynamoDrafts;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Clients;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class OpenPreviewTest {
    private static final String DOCUMENT =
            "---\ntitle: What the harbour dredges\nsection: science\n---\nEvery spring the channel fills.\n";
    private static final String UNPARSED = "---\ntitle: [broken\n---\nNot yet a document.\n";
    /** The placeholder for a link's token in the events. */
    private static final String TOKEN = "01JQRX0000000000000000003[123]0{22}";

    private static final DraftPermissions ANN =
            new DraftPermissions(new DraftUser("a11ce000-0000-4000-8000-0000000000a1", "Ann Author"), false);

    private final SeededSite archive = SeededSite.filled();
    private final TableStream stream = archive.stream();
    private final Instant now = SeededSite.CLOCK.instant();
    private final OpenPreview function = new OpenPreview(SeededSite.CLOCK);
    private final DraftsTable table = new DraftsTable(new Table(
            Clients.of(URI.create(System.getProperty("aws.endpointUrlDynamoDb")), DynamoDbClient.builder()),
            System.getenv("DRAFTS_TABLE_NAME"),
            Consistency.STRONG));
    private final DynamoDrafts drafts = new DynamoDrafts(table);
    private final DynamoDraftLinks links = new DynamoDraftLinks(table);
    private int made;

    @AfterEach
    void close() {
        stream.close();
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("open-preview").stream()
                .map(name -> dynamicTest(name, () -> {
                    String event = name.endsWith("404-no-link-yet")
                            ? Events.read(name)
                            : Events.read(name).replaceAll(TOKEN, links.token(linkFor(name)));
                    var context = new TestContext();
                    stream.everything();
                    Answer answer = Policy.of("OpenPreview").during(() -> Events.send(function, event, context));
                    assertEquals(name.replaceFirst("open-preview/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals("no-store", answer.header("cache-control"));
                    assertEquals("noindex", answer.header("x-robots-tag"));
                    assertEquals("text/html; charset=utf-8", answer.header("content-type"));
                    assertEquals(List.of(), stream.everything());
                    assertEquals(List.of(), context.log());
                }));
    }

    private DraftLink linkFor(String name) {
        DraftLink link = name.endsWith("correction") ? linkTo(correction()) : link();
        if (name.endsWith("revoked")) {
            links.revoke(link.draft(), link.id());
        } else if (name.endsWith("deleted")) {
            drafts.delete(link.draft(), ANN, now);
        } else if (name.endsWith("unparsed")) {
            drafts.save(link.draft(), UNPARSED, version -> true, ANN, now);
        }
        return link;
    }

    @Test
    void linkShowsThePageAsItIsNow() {
        DraftLink link = link();
        assertTrue(open(links.token(link)).body().contains("Every spring the channel fills."));
        drafts.save(link.draft(), DOCUMENT.replace("Every", "Each"), version -> true, ANN, now);
        assertTrue(open(links.token(link)).body().contains("Each spring the channel fills."));
    }

    @Test
    void pageSaysThatItIsADraftAndOffersNoAddressToShare() {
        String page = open(links.token(link())).body();
        assertTrue(page.startsWith("<!doctype html>"), page);
        assertTrue(page.contains("A draft, shown to you by a link."), page);
        assertFalse(page.contains("class=\"share\""), page);
    }

    @Test
    void oneAnswerForEveryReasonWhyALinkShowsNothing() {
        Set<String> bodies = new HashSet<>();
        DraftLink revoked = linkFor("revoked");
        DraftLink deleted = linkFor("deleted");
        DraftLink expired = links.make(draft(), id(), "A friend", 1, ANN, now.minus(Duration.ofDays(1)));
        String forged = link().id() + "x".repeat(22);
        for (String token : List.of(links.token(revoked), links.token(deleted), links.token(expired), forged, "x")) {
            Answer answer = open(token);
            assertEquals(404, answer.status());
            assertFalse(answer.body().contains("harbour dredges"), answer::body);
            bodies.add(answer.json());
        }
        assertEquals(1, bodies.size(), bodies::toString);
    }

    @Test
    void linkToACorrectionEndsWhenItsArticleIsTakenDown() {
        DraftLink link = linkTo(correction());
        assertEquals(200, open(links.token(link)).status());
        archive.withdraw("how-a-tide-table-knows");
        Answer answer = open(links.token(link));
        assertEquals(404, answer.status());
        assertFalse(answer.body().contains("tide table"), answer::body);
    }

    @Test
    void openingIsRecordedOnceAMinuteAndOnlyIfThePageIsShown() {
        DraftLink link = link();
        String token = links.token(link);
        open(token);
        open(token);
        DraftLink once = links.of(link.draft()).getFirst();
        assertEquals(1, once.opened());
        assertEquals(Optional.of(now), once.lastOpened());
        DraftLink unshown = linkFor("unparsed");
        assertEquals(409, open(links.token(unshown)).status());
        assertEquals(0, links.of(unshown.draft()).getFirst().opened());
    }

    @Test
    void draftWithTakenSlugIsNotShownAndOtherArticleNotDisclosed() {
        DraftLink link = link();
        String taken = DOCUMENT.replace("title:", "slug: how-a-tide-table-knows\ntitle:");
        drafts.save(link.draft(), taken, version -> true, ANN, now);
        Answer answer = open(links.token(link));
        assertEquals(409, answer.status());
        assertFalse(answer.body().contains("tide-table"), answer::body);
    }

    private DraftLink link() {
        return linkTo(draft());
    }

    private DraftLink linkTo(DraftId draft) {
        return links.make(draft, id(), "The lawyer", 7, ANN, now);
    }

    /** A draft of an article that is published. */
    private DraftId correction() {
        var status = assertInstanceOf(ArticleStatus.Published.class, archive.find("how-a-tide-table-knows"));
        Article article = status.article();
        DraftId draft = id();
        var base = new DraftBase(article.id(), article.slug(), article.revision());
        drafts.create(draft, DOCUMENT, Optional.of(base), ANN.user(), now);
        return draft;
    }

    private DraftId draft() {
        DraftId draft = id();
        drafts.create(draft, DOCUMENT, Optional.empty(), ANN.user(), now);
        return draft;
    }

    private DraftId id() {
        return new DraftId("01K5T3V2Q8ZC4J7M9X1B%06d".formatted(++made));
    }

    private Answer open(String token) {
        return Events.send(
                function, Events.read("open-preview/200-article").replaceAll(TOKEN, token), new TestContext());
    }
}
