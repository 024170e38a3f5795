package broadsheet.bench.load;

import broadsheet.bench.load.LoadPlan.Publication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects when the bucket contains the page of a publication, or of a later version of the same article. It reads the
 * files in which the emulator stores objects, because requests to the emulator would add load.
 */
final class PageWatch {
    private static final Duration PERIOD = Duration.ofMillis(10);

    private final Path articles;
    private final Results results;
    private final long begin;
    private final Map<Integer, Awaited> awaited = new ConcurrentHashMap<>();

    private record Awaited(Publication publication, long due, FileTime seen) {}

    PageWatch(Path bucket, Results results, long begin) {
        this.articles = bucket.resolve("articles");
        this.results = results;
        this.begin = begin;
    }

    void await(int number, Publication publication, long due) {
        awaited.put(number, new Awaited(publication, due, FileTime.fromMillis(0)));
    }

    boolean isEmpty() {
        return awaited.isEmpty();
    }

    void run() {
        try {
            while (true) {
                awaited.forEach(this::look);
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(int number, Awaited one) {
        Path file = articles.resolve(one.publication.slug());
        try {
            FileTime modified = Files.getLastModifiedTime(file);
            if (modified.equals(one.seen)) {
                return;
            }
            if (version(Files.readString(file), one.publication.mark()) >= one.publication.version()) {
                results.shown(number, one.due, System.nanoTime() - begin);
                awaited.remove(number);
            } else {
                awaited.put(number, new Awaited(one.publication, one.due, modified));
            }
        } catch (NoSuchFileException notYet) {
            // Not published yet. The next poll tries again.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static int version(String page, String mark) {
        Matcher found = Pattern.compile(Pattern.quote(mark) + "(\\d+)").matcher(page);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
