package broadsheet.redirectpaths;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.audit.Act;
import broadsheet.audit.AuditLog;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Redirect;
import broadsheet.redirect.Redirects;
import broadsheet.redirect.Target;
import broadsheet.staticpage.StaticPages;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Singleton;

/**
 * Serves {@code GET} and {@code PUT /api/redirects} to editors: the site's redirects of old paths as CSV, a page at a
 * time. A change can be repeated, so an import resumes where it stopped.
 */
public final class RedirectPaths implements RequestStreamHandler {
    private static final String HEADER = "from,to\n";

    private final ApiGatewayAdapter http;
    private final Redirects redirects;
    private final ArticleLookup articles;
    private final StaticPages staticPages;
    private final Sites sites;
    private final AuditLog audit;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public RedirectPaths() {
        this(DaggerRedirectPaths_Wiring.factory().create(Consistency.STRONG), InstantSource.system());
    }

    private RedirectPaths(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.redirects = wiring.redirects();
        this.articles = wiring.articles();
        this.staticPages = wiring.staticPages();
        this.sites = wiring.sites();
        this.audit = wiring.auditLog();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        Caller editor = request.requireGroup(Caller.EDITORS);
        Response response = switch (request.route()) {
            case "GET /api/redirects" -> list(request);
            case "PUT /api/redirects" -> change(request, editor);
            default -> throw Problem.notFound();
        };
        return response.with("cache-control", "no-store");
    }

    private Response list(Request request) {
        int limit = request.limit(Redirects.MOST, Redirects.MOST);
        Redirects.Page page = redirects.list(limit, request.parameter("cursor"));
        Map<ArticleId, Slug> slugs = articles.slugs(page.redirects().stream()
                .flatMap(redirect -> articleOf(redirect.to()).stream())
                .collect(Collectors.toSet()));
        String rows = page.redirects().stream()
                .map(redirect -> row(redirect, slugs) + "\n")
                .collect(Collectors.joining());
        Response response = Response.text(200, "text/csv; charset=utf-8", HEADER + rows);
        return page.next()
                .map(cursor -> response.with(
                        "link",
                        "</api/redirects?limit=%d&cursor=%s>; rel=\"next\""
                                .formatted(limit, URLEncoder.encode(cursor, UTF_8))))
                .orElse(response);
    }

    private static Optional<ArticleId> articleOf(Target to) {
        return to instanceof Target.OfArticle(ArticleId article) ? Optional.of(article) : Optional.empty();
    }

    private static String row(Redirect redirect, Map<ArticleId, Slug> slugs) {
        String to = switch (redirect.to()) {
            case Target.OfArticle(ArticleId article) ->
                Article.path(Optional.ofNullable(slugs.get(article)).orElseGet(article::slug));
            case Target.OfPage(String path) -> path;
            case Target.OfUrl(URI url) -> url.toString();
        };
        return CsvLine.write(List.of(redirect.from().value(), to));
    }

    private Response change(Request request, Caller editor) {
        Map<OldPath, Optional<Target>> changes =
                RedirectReader.read(request.body(), articles, staticPages, sites::site);
        long stored = changes.values().stream().filter(Optional::isPresent).count();
        // First, because the change is no transaction: nothing of it is done without a record.
        record(changes, stored, editor);
        redirects.change(changes);
        return Response.json(200, json -> {
            json.writeNumberProperty("stored", stored);
            json.writeNumberProperty("removed", changes.size() - stored);
        });
    }

    private void record(Map<OldPath, Optional<Target>> changes, long stored, Caller editor) {
        Optional<String> first = changes.keySet().stream().map(OldPath::value).findFirst();
        if (first.isPresent()) {
            audit.record(new AuditRecord(
                    clock.instant(),
                    editor.actor(),
                    Act.REDIRECTS_CHANGED,
                    first.get(),
                    changes.size() == 1 ? first.get() : "%s and %,d more".formatted(first.get(), changes.size() - 1),
                    Optional.of("%,d stored, %,d removed".formatted(stored, changes.size() - stored))));
        }
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Redirects redirects();

        ArticleLookup articles();

        StaticPages staticPages();

        Sites sites();

        AuditLog auditLog();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
