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

/** Tells programs from people by what they call themselves. Many programs lie; those that do not are most of them. */
final class Bots {
    /** Where {@code build/bots} puts the list. */
    private static final String LIST = "bots.txt";

    /** Most readers share a few thousand names, and a look at each takes as long as counting twenty. */
    private static final int REMEMBERED = 5_000;

    /** What CloudFront says in the place of whoever says nothing. */
    private static final String CDN = "Amazon CloudFront";

    private final Pattern pattern;
    private final Map<String, Boolean> known = new HashMap<>();

    private Bots(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The bots of the list. */
    static Bots listed() {
        return new Bots(Pattern.compile(
                lines().stream().filter(line -> !line.startsWith("#")).collect(joining("|")),
                Pattern.CASE_INSENSITIVE));
    }

    /** Whether a user agent is a bot's; who says nothing is one. */
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
