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
 * What is to be sent.
 *
 * @param site where to
 * @param duration for how long
 * @param clients so many clients that each wait for an answer before they send the next request; 0: an open loop, in which
 *     every request is sent when its time has come
 * @param connections so many requests of an open loop may wait for their answer; what comes due meanwhile is late
 * @param attempts how often a request is sent at most if there is no answer or the instance failed, views excepted
 * @param heldOneIn one of so many comments is such that a moderator must decide on it; 0: none
 * @param rates requests a second by their kind; in a closed loop the proportions in which they are mixed
 * @param first the number of the first request of each kind
 * @param tokens of readers
 * @param editor the token of an editor
 * @param articles so many articles are there to be read: number 0 is read most
 * @param publications what to publish
 * @param bucket the folder in which the emulator keeps what the CDN serves
 * @param results the folder to write the results to
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
    /** What a request asks for. */
    enum Kind {
        PUBLICATION,
        COMMENT,
        RATING,
        VIEW
    }

    /**
     * A document to publish.
     *
     * @param mark the sentence in it by which its page is known, before the number of the version
     * @param version the versions of one slug are numbered from 1
     */
    record Publication(String slug, Path document, String mark, int version) {}

    LoadPlan {
        tokens = List.copyOf(tokens);
        publications = List.copyOf(publications);
    }

    /** Whether a moderator must decide on the comment of this number. */
    boolean isHeld(int comment) {
        return heldOneIn > 0 && comment % heldOneIn == heldOneIn - 1;
    }

    /** Reads {@code name=value} lines. */
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
