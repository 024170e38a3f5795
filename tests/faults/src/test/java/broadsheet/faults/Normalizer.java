package broadsheet.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what a function makes up at each run (moments, ids, random bytes) out of sight, so that two runs from one state can be
 * compared. What stood in that state already was not made up, and moments before it was looked at were not either: they stay in
 * sight. Ids are numbered in the order in which they are met: places that have to name the same one still do.
 */
final class Normalizer implements UnaryOperator<String> {
    private static final Pattern MADE_UP = Pattern.compile("""
        (?<instant>20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z)\
        |(?<day>\\b20\\d\\d-\\d\\d-\\d\\d)\
        |(?<token>\\b[0-7][0-9A-HJKMNP-TV-Z]{25}[0-9A-Za-z_-]{22}(?![0-9A-Za-z_-]))\
        |(?<ulid>\\b[0-7][0-9A-HJKMNP-TV-Z]{25}\\b)\
        |(?<uuid>\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b)\
        |(?<signature>\\bX-Amz-(Date|Credential|Signature)=[^&"\\\\]+)\
        |(?<digest>\\bdigest=[0-9a-f]{32}\\})\
        |(?<bytes>\\bbytes:[0-9a-f]*)\
        |(?<epoch>\\b1[6-9]\\d{8}(\\d{3})?\\b)\
        """);
    /** An event changes few of a state's texts, so most of them are met again at the next one. */
    private static final Map<String, List<String>> MADE_UP_OF_TEXTS = new HashMap<>();

    private static final Pattern SECONDS_LEFT_OUT = Pattern.compile("(T\\d\\d:\\d\\d)Z");
    private static final Pattern SAID_TO_READERS =
            Pattern.compile("(<time datetime=.?\"<(?:now|days from now)>.?\">).*?(?=</time>)");
    private static final Duration NEAR = Duration.ofDays(2);
    private static final Duration LONGEST_RUN = Duration.ofHours(1);

    private final Set<String> known;
    private final Instant began;
    private final Map<String, String> ids = new HashMap<>();

    private Normalizer(Set<String> known, Instant began) {
        this.known = known;
        this.began = began;
    }

    /** What hides all that a run has made up which began from a state. */
    static Normalizer since(State state, Instant began) {
        Set<String> known = new HashSet<>();
        state.shown(text -> {
            known.addAll(MADE_UP_OF_TEXTS.computeIfAbsent(
                    text,
                    unread -> MADE_UP.matcher(unread)
                            .results()
                            .map(MatchResult::group)
                            .toList()));
            return text;
        });
        return new Normalizer(known, began.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The same, having met no ids yet. */
    Normalizer afresh() {
        return new Normalizer(known, began);
    }

    @Override
    public String apply(String text) {
        String masked = MADE_UP.matcher(text).replaceAll(found -> Matcher.quoteReplacement(shown(found)));
        return SAID_TO_READERS.matcher(masked).replaceAll("$1");
    }

    private String shown(MatchResult found) {
        String text = found.group();
        if (found.group("instant") != null) {
            Instant moment = Instant.parse(SECONDS_LEFT_OUT.matcher(text).replaceFirst("$1:00Z"));
            if (isDaysFromNow(moment)) {
                return "<days from now>";
            }
            return moment.isBefore(began) || moment.isAfter(began.plus(NEAR)) ? text : "<now>";
        }
        if (found.group("epoch") != null && isEndOfAnHour(text)) {
            return "<moment>";
        }
        if (known.contains(text)) {
            return text;
        }
        if (found.group("token") != null) {
            // Of a link: its id, and a code by a key that the first run makes.
            return text.substring(0, 26) + "<code>";
        }
        if (found.group("ulid") != null || found.group("uuid") != null) {
            return ids.computeIfAbsent(text, id -> "<id " + (ids.size() + 1) + ">");
        }
        if (found.group("signature") != null) {
            return "<signed now>";
        }
        if (found.group("digest") != null) {
            // Of a page whose moments are out of sight: the page itself is compared.
            return "<digest>}";
        }
        if (found.group("bytes") != null) {
            return "<" + (text.length() - "bytes:".length()) / 2 + " bytes>";
        }
        if (found.group("day") != null) {
            Instant moment = LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            return Duration.between(moment, began).abs().compareTo(NEAR) < 0 ? "<today>" : text;
        }
        // Until when something is kept, mostly.
        return "<moment>";
    }

    /** Whether a moment is whole days after a run's moments, as the end of a discussion is after its publication. */
    private boolean isDaysFromNow(Instant moment) {
        Duration since = Duration.between(began, moment);
        return since.compareTo(NEAR) > 0 && since.minusDays(since.toDays()).compareTo(LONGEST_RUN) < 0;
    }

    /** Limits by the hour expire then, and once an hour an expiry of another kind falls on the same second by chance. */
    private static boolean isEndOfAnHour(String epoch) {
        return Long.parseLong(epoch.substring(0, 10)) % Duration.ofHours(1).toSeconds() == 0;
    }
}
