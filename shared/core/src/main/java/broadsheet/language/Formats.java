package broadsheet.language;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Dates and numbers as a language writes them, by CLDR. Digits are Latin ones in every language. Thread-safe. */
public final class Formats {
    /** Languages that have other digits, or another calendar, than the pages. */
    private static final Set<String> OTHER_DIGITS =
            Set.of("ar", "as", "bn", "ckb", "dz", "fa", "ks", "mr", "my", "ne", "ps", "sd", "th");

    /** Where a number of four digits stays whole: {@code minimumGroupingDigits} of CLDR, which the JDK does not read. */
    private static final Set<String> FOUR_WHOLE =
            Set.of("bg", "es", "es-ES", "et", "hu", "it", "lv", "pl", "pt-MZ", "pt-PT");

    private final Locale locale;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;
    private final Map<String, DateTimeFormatter> bySkeleton = new ConcurrentHashMap<>();

    /** Extensions of a language are ignored: another calendar has no Gregorian months, and the site states its time zone. */
    Formats(Locale language) {
        this.locale = language.stripExtensions();
        this.date = latin(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), locale);
        this.time = latin(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), locale);
    }

    private DateTimeFormatter of(String skeleton) {
        return bySkeleton.computeIfAbsent(
                skeleton, asked -> latin(DateTimeFormatter.ofPattern(pattern(asked, locale)), locale));
    }

    /**
     * Asks the JDK for a pattern in one thread at a time. Two threads that ask first at once can leave it unable to answer
     * as long as the process lives (JDK-8383525). A formatter that looks for its pattern itself would ask in any thread.
     */
    private static synchronized String pattern(String skeleton, Locale locale) {
        return DateTimeFormatterBuilder.getLocalizedDateTimePattern(skeleton, IsoChronology.INSTANCE, locale);
    }

    private static DateTimeFormatter latin(DateTimeFormatter format, Locale locale) {
        return format.localizedBy(locale).withDecimalStyle(DecimalStyle.STANDARD);
    }

    /** A day: "1 February 2025". */
    public String date(Instant instant, ZoneId zone) {
        return date.format(instant.atZone(zone));
    }

    /** A time of day: "09:00". */
    public String time(Instant instant, ZoneId zone) {
        return time.format(instant.atZone(zone));
    }

    /** A month: "February 2025". */
    public String month(YearMonth month) {
        return month.format(of("yMMMM"));
    }

    /** A year: "2025". */
    public String year(Year year) {
        return year.format(of("y"));
    }

    /** A whole number, with its digits grouped. */
    public String number(int number) {
        int fromHere = FOUR_WHOLE.contains(locale.toLanguageTag()) ? 10_000 : 1_000;
        if (number < fromHere) {
            return Integer.toString(number);
        }
        // A number format is not safe to share between threads.
        return NumberFormat.getIntegerInstance(with("nu", "latn").build()).format(number);
    }

    /** The locale for the same formats in a browser. */
    String tag() {
        Locale same = OTHER_DIGITS.contains(locale.getLanguage())
                ? with("nu", "latn").setUnicodeLocaleKeyword("ca", "gregory").build()
                : locale;
        return same.toLanguageTag();
    }

    private Locale.Builder with(String keyword, String type) {
        return new Locale.Builder().setLocale(locale).setUnicodeLocaleKeyword(keyword, type);
    }
}
