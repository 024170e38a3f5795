package broadsheet.cli.takedown;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.FileFormat;
import broadsheet.article.Picture;
import broadsheet.article.Slug;
import broadsheet.cli.client.CommandFailure;
import broadsheet.cli.client.SiteClient;
import broadsheet.cli.client.SiteClient.Reply;
import broadsheet.cli.client.Target;
import broadsheet.cli.takedown.ArticleTraces.Trace;
import broadsheet.pages.Address;
import java.io.PrintWriter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * The {@code takedown} command: takes an article down and invalidates the CDN's copies. It shows which addresses serve
 * or name the article before and after.
 */
@Command(
        name = "takedown",
        description = {
            "Takes an article down for good, with its pictures, and shows which addresses served or named it before"
                    + " and do after.",
            "The status is 0 if none does any more. Running it again is safe."
        },
        sortOptions = false)
public final class Takedown implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** The default timeout without a CDN. Pages then follow the table within seconds. */
    private static final int SECONDS = 120;

    /** The default timeout with a CDN. CloudFront drops copies within minutes. */
    private static final int SECONDS_WITH_CDN = 900;

    @Mixin
    private final Target target;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "SLUG", description = "The article.")
    private String article = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "No reason was given",
            description = "Why. Editors and moderators see it.")
    private String reason = "";

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            description = "How long to wait until nothing is left. Default: " + SECONDS + ", with a CDN "
                    + SECONDS_WITH_CDN + ".")
    private Optional<Integer> seconds = Optional.empty();

    @Option(
            names = "--distribution",
            paramLabel = "ID",
            description =
                    "The CloudFront distribution that shall drop its copies. Default: DISTRIBUTION in the environment.")
    private Optional<String> distribution;

    /** Creates a command that takes missing options from the environment. */
    public Takedown(Map<String, String> environment) {
        target = new Target(environment);
        distribution = Optional.ofNullable(environment.get("DISTRIBUTION"));
    }

    @Override
    public Integer call() throws InterruptedException {
        Slug given = Slug.parse(article)
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(), "SLUG: \"" + article + "\" is no slug of an article"));
        Optional<String> cdn = distribution.filter(id -> !id.isBlank());
        Instant deadline = Instant.now().plusSeconds(seconds.orElse(cdn.isPresent() ? SECONDS_WITH_CDN : SECONDS));
        try (var site = new SiteClient(target);
                var copies = new CdnCopies(cdn)) {
            Slug slug = current(site, given);
            var traces = new ArticleTraces(site, slug);
            Map<String, Trace> before = traces.find();
            List<String> folders = takeDown(site, slug, traces);
            // Wait for the article's counters to vanish first: of all rendered files, the CDN caches them for the
            // shortest time.
            while (site.get(new Address.OfCounters(slug).path()).status() == 200
                    && Instant.now().isBefore(deadline)) {
                Thread.sleep(BETWEEN_LOOKS);
            }
            copies.drop(Stream.concat(
                            before.keySet().stream()
                                    .filter(path -> !path.startsWith("/api/") && !path.startsWith("/images/")),
                            folders.stream().map(folder -> folder + "*"))
                    .collect(Collectors.toSet()));
            Map<String, Trace> after = traces.find();
            Set<String> left = left(after);
            while (!left.isEmpty() && Instant.now().isBefore(deadline)) {
                Thread.sleep(BETWEEN_LOOKS);
                copies.drop(
                        left.stream().filter(path -> !path.startsWith("/api/")).collect(Collectors.toSet()));
                after = traces.find();
                left = left(after);
            }
            return report(slug, before, after, left.size());
        }
    }

    /** Returns the article's current slug; a former one redirects to it. */
    private static Slug current(SiteClient site, Slug given) {
        String location = site.get("/api/articles/" + given.encoded()).location();
        return Slug.parse(URLDecoder.decode(location.substring(location.lastIndexOf('/') + 1), UTF_8))
                .orElse(given);
    }

    /** Takes the article down, and returns the folders of the pictures that are deleted with it. */
    private List<String> takeDown(SiteClient site, Slug slug, ArticleTraces traces) {
        Reply answer = site.asEditor(
                "DELETE", "/api/articles/" + slug.encoded() + "?reason=" + URLEncoder.encode(reason, UTF_8));
        if (answer.status() != 200) {
            throw new CommandFailure(slug + " is not taken down: "
                    + SiteClient.denied(answer.status()).orElseGet(() -> answer.status() + " " + answer.body()));
        }
        List<String> folders = texts(answer.json().path("pictures"));
        Set<String> pictures = new HashSet<>(traces.pictures());
        List<String> shared = texts(answer.json().path("shared"));
        pictures.removeIf(path -> shared.stream().anyMatch(path::startsWith));
        // The site also served pictures that were replaced or are on no page.
        folders.forEach(folder -> pictures.addAll(files(folder, traces.pictures())));
        traces.setPictures(pictures);
        return folders;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** Returns the files of a picture: those that a page shows, or else every one that may exist. */
    private static Set<String> files(String folder, Set<String> shown) {
        Set<String> files =
                shown.stream().filter(path -> path.startsWith(folder)).collect(Collectors.toSet());
        if (files.isEmpty()) {
            Picture.WIDTHS.forEach(width -> files.addAll(List.of(folder + width + ".webp", folder + width + ".avif")));
            Arrays.stream(FileFormat.values()).forEach(format -> files.add(folder + "file." + format.ending()));
        }
        files.add(folder + "picture.json");
        files.add(folder + "file.json");
        return files;
    }

    private static Set<String> left(Map<String, Trace> traces) {
        return traces.entrySet().stream()
                .filter(trace -> trace.getValue().isLeft())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private int report(Slug slug, Map<String, Trace> before, Map<String, Trace> after, int left) {
        PrintWriter out = command.commandLine().getOut();
        Map<String, Trace> all = new TreeMap<>(before);
        all.putAll(after);
        int width = all.keySet().stream().mapToInt(String::length).max().orElse(1);
        String line = "%-" + width + "s  %-13s  %s%n";
        out.printf(line, "", "before", "after");
        for (String path : all.keySet()) {
            Trace was = before.getOrDefault(path, Trace.NONE);
            Trace now = after.getOrDefault(path, Trace.OF_ANOTHER);
            out.printf(line, path, was.answer(), now.answer() + (now.isLeft() ? "  <- still" : ""));
        }
        if (left > 0) {
            command.commandLine()
                    .getErr()
                    .printf(
                            "%d of %d still serve or name %s: see above, and docs/operate.md%n",
                            left, after.size(), slug);
            return 1;
        }
        out.printf("Nothing of %d addresses serves or names %s any more.%n", after.size(), slug);
        return 0;
    }
}
