package broadsheet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.cli.client.CommandFailure;
import broadsheet.cli.client.SiteClient;
import broadsheet.cli.client.SiteClient.Reply;
import broadsheet.cli.client.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The {@code redirects} command: sends a file of redirects, a page at a time. */
@Command(
        name = "redirects",
        description = {
            "Sends redirects of old paths: CSV with the header from,to, one row a line, of any length.",
            "An empty \"to\" removes a redirect. Sending a row again changes nothing.",
            "It stops at the first thousand rows with an error, none of which is written."
        })
final class SendRedirects implements Callable<Integer> {
    private static final String PATH = "/api/redirects";
    private static final int FIRST_ROW = 2;
    private static final int ROWS = 1_000;

    /** Less than the megabyte that the API takes, whatever the last row adds. */
    private static final int BYTES = 900_000;

    private static final int ATTEMPTS = 6;
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    @Mixin
    private final Target target;

    private final Duration pause;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The file, UTF-8.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "LINE",
            description =
                    "The line of the file to begin with, where an earlier call stopped. Default: ${DEFAULT-VALUE}.")
    private int from = FIRST_ROW;

    /** @param pause the time between two attempts, after the first */
    SendRedirects(Map<String, String> environment, Duration pause) {
        target = new Target(environment);
        this.pause = pause;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (from < FIRST_ROW) {
            throw new ParameterException(command.commandLine(), "--from: the first row is on line " + FIRST_ROW);
        }
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8);
                var site = new SiteClient(target)) {
            String header = lines.readLine();
            for (int line = FIRST_ROW; line < from && lines.readLine() != null; line++) {
                // Rows that an earlier call has sent.
            }
            int next = from;
            List<String> page = page(lines);
            while (!page.isEmpty()) {
                if (!send(site, header, page, next)) {
                    return 1;
                }
                next += page.size();
                page = page(lines);
            }
            return 0;
        } catch (CharacterCodingException notUtf8) {
            throw new CommandFailure(file + " is no UTF-8");
        } catch (IOException unreadable) {
            throw new CommandFailure(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static List<String> page(BufferedReader lines) throws IOException {
        List<String> page = new ArrayList<>();
        int bytes = 0;
        while (page.size() < ROWS && bytes < BYTES) {
            String line = lines.readLine();
            if (line == null) {
                break;
            }
            page.add(line);
            bytes += line.getBytes(UTF_8).length + 1;
        }
        return page;
    }

    /** Sends one page; false if it is refused, and its errors are printed. */
    private boolean send(SiteClient site, @Nullable String header, List<String> page, int first)
            throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        Reply reply = repeated(site, header + "\n" + String.join("\n", page) + "\n");
        int last = first + page.size() - 1;
        if (reply.status() == 200) {
            out.printf(
                    "lines %,d to %,d: %,d stored, %,d removed%n",
                    first,
                    last,
                    reply.json().path("stored").asInt(0),
                    reply.json().path("removed").asInt(0));
            return true;
        }
        if (reply.status() == 422) {
            JsonNode errors = SiteClient.parse(reply.body().getBytes(UTF_8)).path("errors");
            errors.forEach(error -> out.printf(
                    "%s: %s%n",
                    inFile(error.path("at").asString(""), first),
                    error.path("detail").asString("")));
            out.printf(
                    "Of lines %,d to %,d nothing is written. Correct them, then go on by --from %d.%n",
                    first, last, first);
            return false;
        }
        throw new CommandFailure(SiteClient.denied(reply.status())
                        .orElseGet(() -> "PUT " + PATH + " answers " + reply.status() + " " + reply.body())
                + ". Go on by --from " + first + ".");
    }

    /** Calls again while the site is too busy. A page can be sent again, whatever became of the first attempt. */
    private Reply repeated(SiteClient site, String csv) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Reply reply = site.asEditor("PUT", PATH, "text/csv", csv);
            if ((reply.status() != 429 && reply.status() < 500) || attempt == ATTEMPTS) {
                return reply;
            }
            Thread.sleep(pause.multipliedBy(attempt));
        }
    }

    /** An error's place in the file: the second line of a page is its first row. */
    private static String inFile(String place, int first) {
        Matcher line = LINE.matcher(place);
        return line.matches() && !line.group(1).equals("1")
                ? "line " + (Integer.parseInt(line.group(1)) - FIRST_ROW + first)
                : place;
    }
}
