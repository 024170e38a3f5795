package broadsheet.archive.folder;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of addresses with placeholders, such as {@code /:year/:month/:title/}.
 *
 * @param pattern the pattern
 */
record Permalink(String pattern) {
    /** Jekyll's names of patterns. */
    private static final Map<String, String> STYLES = Map.of(
            "date", "/:categories/:year/:month/:day/:title.html",
            "pretty", "/:categories/:year/:month/:day/:title/",
            "ordinal", "/:categories/:year/:y_day/:title.html",
            "weekdate", "/:categories/:year/W:week/:short_day/:title.html",
            "none", "/:categories/:title.html");

    private static final Pattern PLACEHOLDER = Pattern.compile(":([a-z_]+)(?:\\[[^\\]]*\\])?");

    /** The pattern of a setting: a style's name, or a pattern. */
    static Permalink of(String setting) {
        String pattern = STYLES.getOrDefault(setting, setting);
        return new Permalink(pattern.startsWith("/") ? pattern : "/" + pattern);
    }

    /**
     * The path of a document.
     *
     * @param date empty if it has none
     * @param names the values of other placeholders
     * @return empty if the pattern has a placeholder without a value
     */
    Optional<String> path(Optional<LocalDateTime> date, Map<String, String> names) {
        if (PLACEHOLDER
                .matcher(pattern)
                .results()
                .anyMatch(found -> value(found, date, names).isEmpty())) {
            return Optional.empty();
        }
        String path = PLACEHOLDER
                .matcher(pattern)
                .replaceAll(found ->
                        Matcher.quoteReplacement(value(found, date, names).orElseThrow()));
        return Optional.of(path.replaceAll("/{2,}", "/"));
    }

    private static Optional<String> value(MatchResult found, Optional<LocalDateTime> date, Map<String, String> names) {
        String name = found.group(1);
        return Optional.ofNullable(names.get(name)).or(() -> date.flatMap(time -> ofDate(name, time)));
    }

    private static Optional<String> ofDate(String name, LocalDateTime time) {
        return Optional.ofNullable(
                switch (name) {
                    case "year" -> "%04d".formatted(time.getYear());
                    case "short_year" -> "%02d".formatted(time.getYear() % 100);
                    case "month" -> "%02d".formatted(time.getMonthValue());
                    case "i_month" -> Integer.toString(time.getMonthValue());
                    case "short_month" -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
                    case "long_month" -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                    case "monthname" ->
                        time.getMonth()
                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT);
                    case "day" -> "%02d".formatted(time.getDayOfMonth());
                    case "i_day" -> Integer.toString(time.getDayOfMonth());
                    case "y_day" -> "%03d".formatted(time.getDayOfYear());
                    case "yearday" -> Integer.toString(time.getDayOfYear());
                    case "w_year" -> "%04d".formatted(time.get(IsoFields.WEEK_BASED_YEAR));
                    case "week" -> "%02d".formatted(time.get(WeekFields.ISO.weekOfWeekBasedYear()));
                    case "w_day" -> Integer.toString(time.get(ChronoField.DAY_OF_WEEK));
                    case "weekday" -> Integer.toString(time.getDayOfWeek().getValue() % 7);
                    case "weekdayname" ->
                        time.getDayOfWeek()
                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                .toLowerCase(Locale.ROOT);
                    case "short_day" -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
                    case "long_day" -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                    case "hour" -> "%02d".formatted(time.getHour());
                    case "minute" -> "%02d".formatted(time.getMinute());
                    case "second" -> "%02d".formatted(time.getSecond());
                    default -> null;
                });
    }

    /**
     * The spellings of one address that web servers answer alike: with and without a slash or {@code .html} at its end.
     *
     * @param path an old path, the usual spelling
     */
    static List<String> spellings(String path) {
        if (path.equals("/") || path.contains("?")) {
            return List.of(path);
        }
        String bare = path.replaceFirst("(?:/|/index\\.html?|\\.html?)$", "");
        return path.endsWith("/") || !path.equals(bare)
                ? List.of(path, path.endsWith("/") ? bare : bare + "/", path.endsWith("/") ? bare + ".html" : bare)
                : List.of(path, bare + "/", bare + ".html");
    }
}
