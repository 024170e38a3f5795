package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.redirect.DynamoRedirects;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OldPathWritesTest {
    private static final Slug A = new Slug("a");
    private static final Slug B = new Slug("b");
    private static final OldPath PATH = path("/2016/04/08/x/");
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");

    private final Table table = new Table(
            Dynoxide.shared().client(), Tables.create(Dynoxide.shared().client()), Consistency.STRONG);
    private final DynamoArticles articles = new DynamoArticles(table);
    private final DynamoRedirects redirects = new DynamoRedirects(table);

    @Test
    void publicationRedirectsTheAddressesThatItStates() {
        ArticleId article = publish(A, "One", "/2016/04/08/x/", "/?p=1").article();
        assertEquals(Optional.of(new Target.OfArticle(article)), redirects.find(PATH));
        assertEquals(Optional.of(new Target.OfArticle(article)), redirects.find(path("/?p=1")));
    }

    @Test
    void redirectsStayWhenALaterRevisionStatesOthersOrNone() {
        ArticleId article = publish(A, "One", "/2016/04/08/x/").article();
        publish(A, "Two", "/?p=1");
        publish(A, "Three");
        assertEquals(Optional.of(new Target.OfArticle(article)), redirects.find(PATH));
        assertEquals(Optional.of(new Target.OfArticle(article)), redirects.find(path("/?p=1")));
    }

    @Test
    void sameAddressAgainIsNoConflictAndTheSameDocumentChangesNothing() {
        publish(A, "One", "/2016/04/08/x/");
        assertEquals(Outcome.REVISED, publish(A, "Two", "/2016/04/08/x/").outcome());
        assertEquals(Outcome.UNCHANGED, publish(A, "Two", "/2016/04/08/x/").outcome());
    }

    @Test
    void addressThatLeadsElsewhereIsRefusedAndNothingIsPublished() {
        ArticleId article = publish(A, "One", "/2016/04/08/x/").article();
        String refusal = assertThrows(SlugTaken.class, () -> publish(B, "Two", "/?p=1", "/2016/04/08/x/"))
                .getMessage();
        assertTrue(refusal.contains("\"/2016/04/08/x/\""), refusal);
        assertEquals(new ArticleStatus.Unknown(), articles.find(B));
        assertEquals(Optional.empty(), redirects.find(path("/?p=1")));
        assertEquals(Optional.of(new Target.OfArticle(article)), redirects.find(PATH));
        redirects.change(Map.of(PATH, Optional.of(new Target.OfPage("/tags/one/"))));
        assertThrows(SlugTaken.class, () -> publish(A, "Three", "/2016/04/08/x/"));
        redirects.change(Map.of(PATH, Optional.empty()));
        assertEquals(
                Outcome.CREATED, publish(B, "Two", "/?p=1", "/2016/04/08/x/").outcome());
    }

    @Test
    void addressThatIsTakenBetweenReadAndWriteIsNotOverwritten() {
        Publication one = publish(A, "One");
        Target elsewhere = new Target.OfPage("/tags/one/");
        var writes = OldPathWrites.of(table, List.of(PATH), one.article());
        redirects.change(Map.of(PATH, Optional.of(elsewhere)));
        assertEquals(false, table.transact(writes));
        assertEquals(Optional.of(elsewhere), redirects.find(PATH));
    }

    private Publication publish(Slug slug, String title, String... addresses) {
        return articles.publish(
                slug,
                Drafts.titled(title)
                        .addressed(Stream.of(addresses)
                                .map(OldPathWritesTest::path)
                                .toList()),
                revision -> true,
                Actor.unnamed("editor"),
                NOW);
    }

    private static OldPath path(String text) {
        return OldPath.parse(text).orElseThrow();
    }
}
