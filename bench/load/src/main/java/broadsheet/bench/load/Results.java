package broadsheet.bench.load;

import broadsheet.bench.load.Requests.Request;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What became of every request, and when every page was there. */
final class Results {
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();

    /** Status 0: no answer. Milliseconds since the beginning, and from there on. */
    private record Answer(Request request, double at, double latency, int status, int attempts) {}

    private record Shown(int publication, double at, double latency) {}

    /**
     * Notes an answer.
     *
     * @param due when the request was to be sent, in nanoseconds since the beginning
     * @param answered when the answer was there
     * @param status that of the last attempt; 0 for no answer
     */
    void answered(Request request, long due, long answered, int status, int attempts) {
        var sent = new Request(
                request.kind(), request.number(), request.article(), request.reader(), request.from(), new byte[0]);
        answers.add(new Answer(sent, due / 1e6, (answered - due) / 1e6, status, attempts));
    }

    /** Notes that the page of a publication is in the bucket. */
    void shown(int publication, long due, long found) {
        shown.add(new Shown(publication, due / 1e6, (found - due) / 1e6));
    }

    void write(Path folder) throws IOException {
        try (var file = new PrintWriter(Files.newBufferedWriter(folder.resolve("answers.tsv")))) {
            for (Answer answer : answers) {
                Request request = answer.request;
                file.printf(
                        Locale.ROOT,
                        "%s\t%d\t%d\t%d\t%.2f\t%.2f\t%d\t%d%n",
                        request.kind(),
                        request.number(),
                        request.article(),
                        request.reader(),
                        answer.at,
                        answer.latency,
                        answer.status,
                        answer.attempts);
            }
        }
        try (var file = new PrintWriter(Files.newBufferedWriter(folder.resolve("pages.tsv")))) {
            for (Shown page : shown) {
                file.printf(Locale.ROOT, "%d\t%.2f\t%.2f%n", page.publication, page.at, page.latency);
            }
        }
    }
}
