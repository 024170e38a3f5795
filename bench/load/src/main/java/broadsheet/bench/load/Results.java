package broadsheet.bench.load;

import broadsheet.bench.load.Requests.Request;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Records the outcome of every request, and the time at which every page appeared. Thread-safe. */
final class Results {
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();

    /**
     * A response. Times are in milliseconds: {@code at} counts from the start of the test, and {@code latency} from
     * {@code at}. Status 0 means that there was no response.
     */
    private record Answer(Request request, double at, double latency, int status, int attempts) {}

    private record Shown(int publication, double at, double latency) {}

    /**
     * Records a response.
     *
     * @param due the scheduled time of the request, in nanoseconds since the start
     * @param answered the time of the response, in nanoseconds since the start
     * @param status the status of the last attempt; 0 if there was no response
     */
    void answered(Request request, long due, long answered, int status, int attempts) {
        var sent = new Request(
                request.kind(), request.number(), request.article(), request.reader(), request.from(), new byte[0]);
        answers.add(new Answer(sent, due / 1e6, (answered - due) / 1e6, status, attempts));
    }

    /** Records that the bucket contains the page of a publication. */
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
