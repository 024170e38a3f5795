package broadsheet.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plan of a load test.
 *
 * @param site the address of the instance
 * @param duration how long to send requests
 * @param clients the number of clients in a closed loop, each of which waits for a response before it sends the next
 *     request; 0 for an open loop, in which every request has a scheduled time
 * @param connections the number of concurrent requests in an open loop; further requests are sent late
 * @param attempts how often to send a request at most if there is no response or a status of 500 or higher; views are
 *     sent once
 * @param heldOneIn one in this many comments is held for moderation; 0 for none
 * @param rates requests a second by kind; in a closed loop, the proportions of the kinds
 * @param first the number of the first request of each kind
 * @param tokens readers' tokens
 * @param editor an editor's token
 * @param articles the number of articles that readers visit; number 0 is the most popular
 * @param publications the documents to publish
 * @param bucket the folder in which the emulator stores the bucket that the CDN serves
 * @param results the folder for the results
 */
record LoadPlan(
        URI site,
        Duration duration,
        int clients,
        int connections,
        int attempts,
        int heldOneIn,
        Map<Kind, Double> rates,
        Map<Kind, Integer> first,
        List<String> tokens,
        String editor,
        int articles,
        List<Publication> publications,
        Path bucket,
        Path results) {
    /** A kind of request. */
    enum Kind {
        PUBLICATION,
        COMMENT,
        RATING,
        VIEW
    }

    /**
     * A document to publish.
     *
     * @param mark the sentence that identifies its page, followed by the version number
     * @param version the version of the article, counted from 1 for each slug
     */
    record Publication(String slug, Path document, String mark, int version) {}

    LoadPlan {
        tokens = List.copyOf(tokens);
        publications = List.copyOf(publications);
    }

    /** Whether the comment with this number is held for moderation. */
    boolean isHeld(int comment) {
        return heldOneIn > 0 && comment % heldOneIn == heldOneIn - 1;
    }

    /** Reads a plan from {@code name=value} lines. */
    static LoadPlan read(Path file) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("=", 2);
            lines.put(parts[0], parts[1]);
        }
        Map<Kind, Double> rates = new EnumMap<>(Kind.class);
        Map<Kind, Integer> first = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            rates.put(kind, Double.valueOf(lines.getOrDefault(name, "0")));
            first.put(kind, Integer.valueOf(lines.getOrDefault("first." + name, "0")));
        }
        return new LoadPlan(
                URI.create(lines.getOrDefault("site", "")),
                Duration.ofMillis(Long.parseLong(lines.getOrDefault("milliseconds", "0"))),
                Integer.parseInt(lines.getOrDefault("clients", "0")),
                Integer.parseInt(lines.getOrDefault("connections", "100")),
                Integer.parseInt(lines.getOrDefault("attempts", "1")),
                Integer.parseInt(lines.getOrDefault("held", "0")),
                rates,
                first,
                Files.readAllLines(Path.of(lines.getOrDefault("tokens", ""))),
                lines.getOrDefault("editor", ""),
                Integer.parseInt(lines.getOrDefault("articles", "1")),
                Files.readAllLines(Path.of(lines.getOrDefault("publications", ""))).stream()
                        .map(LoadPlan::publication)
                        .toList(),
                Path.of(lines.getOrDefault("bucket", "")),
                Path.of(lines.getOrDefault("results", "")));
    }

    private static Publication publication(String line) {
        String[] parts = line.split("\t", 4);
        return new Publication(parts[0], Path.of(parts[1]), parts[2], Integer.parseInt(parts[3]));
    }
}
