package broadsheet.language;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates and numbers as a language writes them, by CLDR. Digits are Latin ones in every language. */
public final class Formats {
    private final Locale locale;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;
    private final DateTimeFormatter month;
    private final DateTimeFormatter year;

    Formats(Locale locale) {
        this.locale = locale;
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(locale);
        this.time = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(locale);
        this.month = DateTimeFormatter.ofLocalizedPattern("yMMMM").localizedBy(locale);
        this.year = DateTimeFormatter.ofLocalizedPattern("y").localizedBy(locale);
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
        return month.format(this.month);
    }

    /** A year: "2025". */
    public String year(Year year) {
        return year.format(this.year);
    }

    /** A whole number, with its digits grouped. */
    public String number(int number) {
        // A number format is not safe to share between threads.
        return number < 1_000
                ? Integer.toString(number)
                : NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** The locale for the same formats in a browser. */
    String tag() {
        return locale.toLanguageTag();
    }
}
