package broadsheet.countviews;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.countviews.Visits.Visit;
import broadsheet.discussion.Salts;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.event.BatchAnswer;
import broadsheet.http.OriginSecrets;
import broadsheet.log.CallLine;
import broadsheet.log.CallLog;
import broadsheet.log.Metric;
import broadsheet.readership.MostReadRankings;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Singleton;

/**
 * Counts the readers of articles from a queue, which {@code POST /api/articles/{slug}/views} fills. A message may come
 * late, twice or in any batch, and counts a reader only once. If an article's tally cannot be written, the function
 * reports that article's messages as failed and counts the others.
 */
public final class CountViews implements RequestStreamHandler {
    private final CallLog log;
    private final OriginSecrets secrets;
    private final Addresses addresses;
    private final Counting counting;
    private final MostReadRankings rankings;
    private final Salts salts;
    private final Bots bots = Bots.listed();
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public CountViews() {
        this(InstantSource.system());
    }

    CountViews(InstantSource clock) {
        this(DaggerCountViews_Wiring.factory().create(Consistency.EVENTUAL), clock);
    }

    private CountViews(Wiring wiring, InstantSource clock) {
        this(
                wiring.log(),
                wiring.secrets(),
                wiring.addresses(),
                wiring.counting(),
                wiring.rankings(),
                wiring.salts(),
                clock);
    }

    CountViews(
            CallLog log,
            OriginSecrets secrets,
            Addresses addresses,
            Counting counting,
            MostReadRankings rankings,
            Salts salts,
            InstantSource clock) {
        this.log = log;
        this.secrets = secrets;
        this.addresses = addresses;
        this.counting = counting;
        this.rankings = rankings;
        this.salts = salts;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        log.log(context, line -> {
            Instant now = clock.instant();
            LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
            List<Message> messages = Message.read(event);
            var visits = new Visits(secrets, salts, bots, addresses, today);
            visits.add(messages);
            Counting.Outcome outcome = counting.count(visits.byArticle(), now);
            tell(outcome, now, context);
            List<String> failed =
                    messages(visits.byArticle(), outcome.failures().keySet());
            log(line, messages.size(), visits, outcome, failed, context);
            BatchAnswer.write(answer, failed);
        });
    }

    /**
     * Updates the rankings. A failure here must not fail the messages, because their readers are counted already; a
     * later batch updates the rankings.
     */
    private void tell(Counting.Outcome outcome, Instant now, Context context) {
        try {
            rankings.tell(outcome.recent(), now);
        } catch (RuntimeException broken) {
            context.getLogger().log("the most read are those of before: " + broken, LogLevel.ERROR);
        }
    }

    /** Logs counts only, and nothing of the messages' content. */
    private static void log(
            CallLine line,
            int messages,
            Visits visits,
            Counting.Outcome outcome,
            List<String> failed,
            Context context) {
        visits.log(line);
        line.note("unknown", visits.unknown() + outcome.unknown())
                .note("written", outcome.written())
                .count(Metric.VIEWS_RECEIVED, messages)
                .count(Metric.READERS_COUNTED, outcome.readers())
                .count(Metric.FAILURES, failed.size());
        outcome.failures()
                .forEach((article, why) ->
                        context.getLogger().log("the views of " + article + " wait: " + why, LogLevel.ERROR));
    }

    private static List<String> messages(Map<ArticleId, List<Visit>> visits, Set<ArticleId> articles) {
        return articles.stream()
                .flatMap(article -> visits.getOrDefault(article, List.of()).stream())
                .map(Visit::message)
                .toList();
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        CallLog log();

        OriginSecrets secrets();

        Addresses addresses();

        Counting counting();

        MostReadRankings rankings();

        Salts salts();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
