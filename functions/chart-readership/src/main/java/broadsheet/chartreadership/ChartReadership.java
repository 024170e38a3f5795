package broadsheet.chartreadership;

import broadsheet.article.Addresses;
import broadsheet.article.Slug;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.readership.Trend;
import broadsheet.readership.Trends;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.inject.Singleton;

/** Serves {@code GET /api/articles/{slug}/chart} to editors: an article's last thirty days as an SVG chart. */
public final class ChartReadership implements RequestStreamHandler {
    private final ApiGatewayAdapter http;
    private final Addresses addresses;
    private final Trends trends;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public ChartReadership() {
        this(InstantSource.system());
    }

    ChartReadership(InstantSource clock) {
        this(DaggerChartReadership_Wiring.factory().create(Consistency.EVENTUAL), clock);
    }

    private ChartReadership(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.addresses = wiring.addresses();
        this.trends = wiring.trends();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::draw);
    }

    private Response draw(Request request) {
        request.requireGroup(Caller.EDITORS);
        Instant now = clock.instant();
        Slug slug = request.slug("slug");
        Trend trend = addresses
                .leadsTo(slug)
                .flatMap(article -> trends.of(article, now))
                .orElseThrow(() -> Problem.noArticle(slug.value()));
        String svg = new ReadershipChart(trend, now.atOffset(ZoneOffset.UTC).toLocalDate()).svg();
        return Response.text(200, "image/svg+xml", svg).with("cache-control", "no-store");
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Addresses addresses();

        Trends trends();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
