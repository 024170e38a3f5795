package broadsheet.comments;

import broadsheet.article.ArticleId;
import broadsheet.cli.client.CommandFailure;
import broadsheet.cli.client.Commands;
import broadsheet.cli.client.LocalInstance;
import broadsheet.dynamodb.discussion.CommentArchive;
import broadsheet.dynamodb.table.Consistency;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code comments} command: brings in the comments of another system. */
@Command(
        name = "comments",
        description = {
            "Brings in the comments of a WordPress export or of Disqus, with their threads, names and dates. Import"
                    + " the articles first: a comment goes to the article to which its page's old address leads.",
            "It writes the table that TABLE_NAME names. Run it again after an interruption: no comment comes in twice.",
            "Comments that were spam, removed or not approved are counted, and left out."
        },
        sortOptions = false)
public final class ImportComments implements Callable<Integer> {
    /** How many threads without an article are named. */
    private static final int NAMED = 20;

    /** How much of a file says what it is. */
    private static final int SNIFFED_BYTES = 4096;

    private final InstantSource clock;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The XML file.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Says which articles get comments, and writes nothing.")
    private boolean dryRun;

    /**
     * Creates the command.
     *
     * @param clock the time, by which comments count as recent
     */
    public ImportComments(InstantSource clock) {
        this.clock = clock;
    }

    /** Runs the command in this JVM and returns its exit status. */
    public static int run(InstantSource clock, PrintWriter out, PrintWriter err, String... arguments) {
        return Commands.run(new CommandLine(new ImportComments(clock)), out, err, arguments);
    }

    private static final class Count {
        private int articles;
        private int added;
        private int there;
        private final List<String> withoutArticle = new ArrayList<>();
    }

    @Override
    public Integer call() {
        LocalInstance.requireTable(System.getenv());
        Wiring wiring = DaggerWiring.factory().create(Consistency.STRONG);
        var discussed = new DiscussedArticles(wiring.articles(), wiring.table());
        var archive = new CommentArchive(wiring.table());
        var count = new Count();
        try {
            Map<String, Integer> leftOut = comments().each(thread -> add(discussed, archive, thread, count));
            PrintWriter out = command.commandLine().getOut();
            out.printf(
                    "%s%,d comments added to %,d articles, %,d there already%n",
                    dryRun ? "dry run, nothing is written: " : "", count.added, count.articles, count.there);
            leftOut.forEach((kind, number) -> out.printf("left out: %,d %s%n", number, kind));
            count.withoutArticle.stream().limit(NAMED).forEach(line -> out.println("  no article: " + line));
            if (count.withoutArticle.size() > NAMED) {
                out.printf("  and %,d more%n", count.withoutArticle.size() - NAMED);
            }
            return count.withoutArticle.isEmpty() ? 0 : 1;
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + e.getMessage());
        }
    }

    private ArchivedComments comments() throws IOException {
        String beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = new String(in.readNBytes(SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
        }
        if (beginning.contains("disqus.com")) {
            return new DisqusThreads(file);
        }
        if (beginning.contains("<rss") || beginning.contains("WordPress")) {
            return new WordPressThreads(file);
        }
        throw new CommandFailure(file + " is neither an export of WordPress nor one of Disqus.");
    }

    private void add(DiscussedArticles discussed, CommentArchive archive, ArchivedThread thread, Count count) {
        Optional<ArticleId> article = discussed.article(thread.addresses());
        if (article.isEmpty()) {
            count.withoutArticle.add("%s, %d comments: %s"
                    .formatted(
                            thread.place(),
                            thread.comments().size(),
                            thread.addresses().isEmpty() ? "it has no address" : String.join(" ", thread.addresses())));
            return;
        }
        int added = dryRun
                ? archive.missing(article.get(), thread.inOrder())
                : archive.add(article.get(), thread.inOrder(), clock.instant());
        count.articles += added > 0 ? 1 : 0;
        count.added += added;
        count.there += thread.comments().size() - added;
    }
}
