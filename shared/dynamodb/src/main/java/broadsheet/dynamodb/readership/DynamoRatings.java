package broadsheet.dynamodb.readership;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Refused.Why;
import broadsheet.dynamodb.discussion.RateLimits;
import broadsheet.dynamodb.discussion.RateLimits.Window;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.Rater;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.RatingSummaries;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.Ratings;
import broadsheet.readership.Stars;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.inject.Inject;

/**
 * Stores ratings in the table. Ratings and their tallies are spread over {@value Keys#RATING_SHARDS} partitions by
 * reader, so that a popular article does not overload one partition. The transaction does not include the article's
 * own item, where all ratings would conflict.
 */
public final class DynamoRatings implements Ratings {
    private static final String STARS = "stars";

    private final Table table;
    private final RatingTallies tallies;
    private final RateLimits limits;

    @Inject
    public DynamoRatings(Table table) {
        this.table = table;
        this.tallies = new RatingTallies(table);
        this.limits = new RateLimits(table);
    }

    @Override
    public RatingSummary summary(ArticleId article) {
        return requireNonNull(summaries(List.of(article)).get(article));
    }

    @Override
    public Map<ArticleId, RatingSummary> summaries(Collection<ArticleId> articles) {
        return tallies.sums(articles);
    }

    @Override
    public RatingSummaries eventual() {
        return new DynamoRatings(table.with(Consistency.EVENTUAL));
    }

    @Override
    public Optional<Stars> of(ArticleId article, Rater rater) {
        return table.getNow(Keys.ratings(article, Keys.shard(rater)), Keys.rater(rater))
                .map(rating -> new Stars(rating.number(STARS)));
    }

    @Override
    public void rate(RatingRequest rating, Stars stars, Instant now) {
        settle(rating, any -> Optional.of(stars), now);
    }

    @Override
    public void remove(RatingRequest rating, Instant now) {
        settle(rating, any -> Optional.empty(), now);
    }

    @Override
    public Optional<Stars> adopt(RatingRequest rating, Instant now) {
        return settle(rating, theirs -> theirs, now);
    }

    /** Changes the reader's rating to the wished one, which may depend on the current rating. */
    private Optional<Stars> settle(RatingRequest rating, UnaryOperator<Optional<Stars>> wish, Instant now) {
        return ConditionalWrite.untilDone("the rating of " + rating.article(), () -> {
                    Optional<Stars> own = of(rating.article(), rating.rater());
                    Optional<Stars> before = rating.before().flatMap(rater -> of(rating.article(), rater));
                    Optional<Stars> wished = wish.apply(own.or(() -> before));
                    List<ConditionalWrite> steps = new ArrayList<>();
                    Map<Integer, int[]> differences = new HashMap<>();
                    if (!own.equals(wished)) {
                        steps.add(changing(rating.article(), rating.rater(), own, wished, now));
                        count(differences, rating.rater(), own, wished);
                    }
                    rating.before().filter(rater -> before.isPresent()).ifPresent(rater -> {
                        steps.add(changing(rating.article(), rater, before, Optional.empty(), now));
                        count(differences, rater, before, Optional.empty());
                    });
                    if (steps.isEmpty()) {
                        return Optional.of(new Settled(wished));
                    }
                    steps.addAll(tallies.adding(rating.article(), differences));
                    if (own.isPresent() != wished.isPresent()) {
                        steps.addAll(indexEntry(rating.article(), rating.rater(), wished.isPresent()));
                    }
                    rating.limits().forEach(limit -> steps.add(limiting(limit, now)));
                    return ConditionalWrite.make(table, steps) ? Optional.of(new Settled(wished)) : Optional.empty();
                })
                .stars();
    }

    /** The rating after a request. It wraps the optional value, so that an empty one differs from a failed attempt. */
    private record Settled(Optional<Stars> stars) {}

    /** Changes a rating; fails if another request has changed it meanwhile. */
    private ConditionalWrite changing(
            ArticleId article, Rater rater, Optional<Stars> from, Optional<Stars> to, Instant now) {
        Item key = Item.keyed(Keys.ratings(article, Keys.shard(rater)), Keys.rater(rater));
        String condition = from.isPresent() ? "stars = :before" : Table.NEW;
        Item values =
                from.map(stars -> Item.empty().with("before", stars.number())).orElse(Item.empty());
        return ConditionalWrite.of(to.map(stars -> table.putting(
                        key.with(STARS, stars.number())
                                .with(
                                        "rated",
                                        now.truncatedTo(ChronoUnit.SECONDS).toString()),
                        condition,
                        values))
                .orElseGet(() -> table.deleting(key.string("pk"), key.string("sk"), condition, values)));
    }

    private static void count(Map<Integer, int[]> differences, Rater rater, Optional<Stars> from, Optional<Stars> to) {
        int[] by = differences.computeIfAbsent(Keys.shard(rater), shard -> new int[Stars.MOST]);
        from.ifPresent(stars -> by[stars.number() - 1]--);
        to.ifPresent(stars -> by[stars.number() - 1]++);
    }

    /** Adds a signed-in reader's rating to the reader data index, or removes it. */
    private List<ConditionalWrite> indexEntry(ArticleId article, Rater rater, boolean rated) {
        if (!rater.verified()) {
            return List.of();
        }
        String pk = Keys.reader(rater.id());
        String sk = new ReaderDataIndex.OfRating(article).key();
        return List.of(ConditionalWrite.of(rated ? table.putting(Item.keyed(pk, sk)) : table.deleting(pk, sk)));
    }

    private ConditionalWrite limiting(RatingRequest.Limit limit, Instant now) {
        return limits.limiting("RATINGS", limit.name(), limit.perDay(), Window.day(now), Why.TOO_OFTEN);
    }
}
