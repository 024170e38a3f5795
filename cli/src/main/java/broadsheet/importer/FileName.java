package broadsheet.importer;

import broadsheet.article.Slug;
import broadsheet.authoring.Dates;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of an article's file says about the article.
 *
 * @param date the day in front of it, as in {@code 2016-04-22-what-is-an-api.md}
 * @param slug made from the rest; empty if nothing of that can stand in an address
 */
record FileName(Optional<LocalDate> date, Optional<Slug> slug) {
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})[-_ ](.+)");

    /**
     * Reads a name.
     *
     * @param file the path inside the folder: an {@code index.md} is named after the folder it lies in, as Hugo does
     */
    static FileName of(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.md$", "");
        Path parent = file.getParent();
        if (name.equals("index") && parent != null) {
            name = parent.getFileName().toString();
        }
        Matcher dated = DATED.matcher(name);
        Optional<LocalDate> date = dated.matches()
                ? Dates.parse(dated.group(1), ZoneOffset.UTC).map(day -> LocalDate.ofInstant(day, ZoneOffset.UTC))
                : Optional.empty();
        return new FileName(date, Slug.from(date.isPresent() ? dated.group(2) : name));
    }
}
