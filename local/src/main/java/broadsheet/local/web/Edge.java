package broadsheet.local.web;

import broadsheet.local.lambda.Functions;
import broadsheet.local.template.CacheBehaviour;
import broadsheet.local.template.Distribution;
import broadsheet.local.template.Origin;
import broadsheet.local.template.Template;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.S3Client;

/** Emulates the CloudFront distribution at the site's address. Thread-safe. */
public final class Edge implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Edge.class.getName());
    private static final int BACKLOG = 1_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Distribution distribution;
    private final Map<CacheBehaviour, Source> sources;
    private final Viewers viewers;

    private Edge(HttpServer server, Distribution distribution, Map<CacheBehaviour, Source> sources, Viewers viewers) {
        this.server = server;
        this.distribution = distribution;
        this.sources = sources;
        this.viewers = viewers;
    }

    /**
     * Starts answering on a loopback port.
     *
     * @throws UncheckedIOException if the port is in use
     */
    public static Edge start(
            int port, Template template, Functions functions, MessageSender messages, S3Client s3, Viewers viewers) {
        // Without TCP_NODELAY the kernel delays a response's last packet by 40 ms on a keep-alive connection.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Distribution distribution = template.distribution();
        List<CacheBehaviour> behaviours = new ArrayList<>(distribution.behaviours());
        behaviours.add(distribution.standard());
        Function<Origin.S3, Source> bucket =
                origin -> new BucketSource(s3, origin.bucket().name());
        Function<Origin.Api, Source> gateway = api -> {
            Gateway answers = new Gateway(api, template.routes(), functions, messages, Clock.systemUTC());
            return request -> answers.answer(request.with(api.headers()));
        };
        Map<CacheBehaviour, Source> sources = new HashMap<>();
        for (CacheBehaviour behaviour : behaviours) {
            Source source = switch (behaviour.origin()) {
                case Origin.S3 origin -> bucket.apply(origin);
                case Origin.Api api -> gateway.apply(api);
                case Origin.Group group ->
                    new Failover(
                            bucket.apply(group.first()),
                            gateway.apply(group.second()),
                            group.statuses(),
                            behaviour.forwarding());
            };
            sources.put(behaviour, source);
        }
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            Edge edge = new Edge(HttpServer.create(address, BACKLOG), distribution, sources, viewers);
            edge.server.createContext("/", edge::handle);
            edge.server.setExecutor(edge.threads);
            edge.server.start();
            return edge;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    /**
     * Serves the files of a folder, outside the distribution.
     *
     * @param path the URL path, which begins and ends with a slash
     */
    public void serve(String path, Path folder) {
        server.createContext(path, SimpleFileServer.createFileHandler(folder))
                .getFilters()
                .add(Filter.beforeHandler(
                        "has browsers ask for each file anew",
                        exchange -> exchange.getResponseHeaders().set("cache-control", "no-store")));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response;
            try {
                response = answer(request(exchange));
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, exchange.getRequestURI().toString(), e);
                response = Response.text(502, "Bad gateway");
            }
            send(exchange, response);
        }
    }

    private Response answer(Request request) {
        CacheBehaviour behaviour = distribution.behaviours().stream()
                .filter(one -> one.paths().matcher(request.path()).matches())
                .findFirst()
                .orElse(distribution.standard());
        if (!behaviour.methods().contains(request.method())) {
            return Response.text(403, "This distribution does not allow " + request.method());
        }
        return switch (viewers.apply(behaviour, request)) {
            case Viewed.Answered(Response response) -> response.under(behaviour.headers());
            case Viewed.Onward(Request viewed) -> fetched(behaviour, request, viewed);
        };
    }

    private Response fetched(CacheBehaviour behaviour, Request request, Request viewed) {
        Source source = Optional.ofNullable(sources.get(behaviour)).orElseThrow();
        Response response = source.answer(viewed.path().equals("/") ? viewed.withPath(root()) : viewed);
        // CloudFront compresses only cacheable responses. The API's own responses are not cacheable.
        Response sent = behaviour.compress() && !(behaviour.origin() instanceof Origin.Api)
                ? Compression.apply(request, response)
                : response;
        return sent.under(behaviour.headers());
    }

    /**
     * The path of the default root object. CloudFront requests it instead of {@code /} from every origin, including
     * the API.
     */
    private String root() {
        return "/" + distribution.root();
    }

    private static Request request(HttpExchange exchange) throws IOException {
        SequencedMap<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String address = exchange.getRemoteAddress().getAddress().getHostAddress();
        List<String> forwarded = new ArrayList<>(headers.getOrDefault("x-forwarded-for", List.of()));
        forwarded.add(address);
        headers.put("x-forwarded-for", List.of(String.join(", ", forwarded)));
        headers.put("x-forwarded-proto", List.of("http"));
        headers.put(
                "x-forwarded-port",
                List.of(Integer.toString(exchange.getLocalAddress().getPort())));
        String path = Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("");
        return new Request(
                exchange.getRequestMethod(),
                path.isEmpty() ? "/" : path,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                headers,
                SdkBytes.fromByteArrayUnsafe(exchange.getRequestBody().readAllBytes()),
                address);
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        var headers = exchange.getResponseHeaders();
        for (Response.Header header : response.headers()) {
            if (!header.name().equalsIgnoreCase("content-length")) {
                headers.add(header.name(), header.value());
            }
        }
        int length = response.length();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        boolean bodiless = response.status() == 304 || response.status() == 204;
        if (head && !bodiless) {
            headers.set("content-length", Integer.toString(length));
        }
        exchange.sendResponseHeaders(response.status(), head || bodiless || length == 0 ? -1 : length);
        if (!head && !bodiless && length > 0) {
            exchange.getResponseBody().write(response.body().asByteArrayUnsafe());
        }
    }
}
