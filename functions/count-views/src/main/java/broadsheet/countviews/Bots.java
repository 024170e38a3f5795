package broadsheet.countviews;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Recognizes bots by their user agent. Many bots pretend to be browsers, but most do not. */
final class Bots {
    /** The list that {@code build/bots} writes. */
    private static final String LIST = "bots.txt";

    /**
     * The cache size. Most readers share a few thousand user agents, and matching one takes as long as counting twenty
     * readers.
     */
    private static final int REMEMBERED = 5_000;

    /** The user agent that CloudFront sets if the client sends none. */
    private static final String CDN = "Amazon CloudFront";

    private final Pattern pattern;
    private final Map<String, Boolean> known = new HashMap<>();

    private Bots(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Creates an instance from the list. */
    static Bots listed() {
        return new Bots(Pattern.compile(
                lines().stream().filter(line -> !line.startsWith("#")).collect(joining("|")),
                Pattern.CASE_INSENSITIVE));
    }

    /** Returns whether a user agent belongs to a bot. A client without a user agent counts as a bot. */
    synchronized boolean include(String agent) {
        if (agent.isBlank() || agent.equals(CDN)) {
            return true;
        }
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(agent, any -> pattern.matcher(agent).find());
    }

    private static List<String> lines() {
        try (InputStream list = Bots.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("there is no " + LIST);
            }
            return new BufferedReader(new InputStreamReader(list, UTF_8))
                    .lines()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
