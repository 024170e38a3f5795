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
 * The date and the slug in an article's file name.
 *
 * @param date the date at its start, as in {@code 2016-04-22-what-is-an-api.md}
 * @param slug made from the rest; empty if the rest has no character that a slug may contain
 */
record FileName(Optional<LocalDate> date, Optional<Slug> slug) {
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})[-_ ](.+)");

    /**
     * Parses a name.
     *
     * @param file the path inside the folder. An {@code index.md} takes the name of its folder, as in Hugo
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
