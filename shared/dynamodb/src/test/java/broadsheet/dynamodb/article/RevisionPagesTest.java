package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Revisions;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Whatever editors did, pages of any size list it once each, newest first. */
class RevisionPagesTest {
    private static final Slug SLUG = new Slug("an-article");
    private static final ArticleId ID = Drafts.id("an-article");
    private static final Slug OTHER = new Slug("another-slug");
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final Expectation ANYTHING = revision -> true;

    private final DynamoDbClient client = Dynoxide.shared().client();

    /** What an editor may do to an article. */
    enum ConditionalWrite {
        PUBLISH,
        WITHDRAW,
        MOVE_AWAY_AND_BACK
    }

    @Property(tries = 15)
    void ofManyDocumentsEachIsARevisionOfItsOwn(
            @ForAll @IntRange(min = 1, max = 25) int count,
            @ForAll @IntRange(min = 1, max = Revisions.MAX_LIMIT) int limit) {
        assertEquals(
                IntStream.rangeClosed(1, count).mapToObj(i -> count + 1 - i).toList(),
                RevisionPages.all(after(publications(count)), ID, limit));
    }

    @Property(tries = 25)
    void revisionPagesListAnySequenceOfChangesInOrder(
            @ForAll @Size(max = 12) List<ConditionalWrite> steps, @ForAll @IntRange(min = 1, max = 5) int limit) {
        List<ConditionalWrite> all = new ArrayList<>(publications(1));
        all.addAll(steps);
        assertEquals(expected(all), RevisionPages.all(after(all), ID, limit));
    }

    private static List<ConditionalWrite> publications(int count) {
        return IntStream.range(0, count).mapToObj(i -> ConditionalWrite.PUBLISH).toList();
    }

    /** A table of its own in which the steps were made. */
    private Revisions after(List<ConditionalWrite> steps) {
        var table = new Table(client, Tables.create(client), Consistency.STRONG);
        var articles = new DynamoArticles(table);
        AddressItem.reserved(table, SLUG, ID);
        for (int i = 0; i < steps.size(); i++) {
            switch (steps.get(i)) {
                case PUBLISH ->
                    articles.publish(SLUG, Drafts.sentAs("Step " + i), ANYTHING, Actor.unnamed("editor"), NOW);
                case WITHDRAW -> articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW);
                case MOVE_AWAY_AND_BACK -> {
                    articles.publish(OTHER, Drafts.formerly(SLUG), ANYTHING, Actor.unnamed("editor"), NOW);
                    articles.publish(SLUG, Drafts.formerly(OTHER), ANYTHING, Actor.unnamed("editor"), NOW);
                }
            }
        }
        return new DynamoRevisions(table);
    }

    /** The numbers of what was done; to withdraw twice is to withdraw once. */
    private static List<Integer> expected(List<ConditionalWrite> steps) {
        List<Integer> done = new ArrayList<>();
        boolean readable = false;
        for (ConditionalWrite step : steps) {
            int count = step == ConditionalWrite.MOVE_AWAY_AND_BACK ? 2 : 1;
            for (int i = 0; i < count && (step != ConditionalWrite.WITHDRAW || readable); i++) {
                done.addFirst(done.size() + 1);
            }
            readable = step != ConditionalWrite.WITHDRAW;
        }
        return done;
    }
}
