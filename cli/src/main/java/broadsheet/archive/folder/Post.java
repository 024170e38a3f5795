package broadsheet.archive.folder;

import broadsheet.archive.Values;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document's file, with what decides its addresses.
 *
 * @param file its path in the folder
 * @param fields its front matter with the site's defaults
 * @param stem its file's name without a date in front and without an ending; that of the folder for an {@code index}
 * @param dated the date at the start of its name
 * @param stated the date in its front matter
 */
record Post(Path file, Values fields, String stem, Optional<SourceDate> dated, Optional<SourceDate> stated) {
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})[-_ ](.+)");
    private static final Pattern INDEX = Pattern.compile("index(?:\\.en)?(\\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)?");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]+$");

    static Post of(Path file, Values fields, Optional<SourceDate> stated) {
        String name = bare(file);
        Matcher dated = NAME.matcher(name);
        Optional<SourceDate> date =
                dated.matches() ? SourceDate.of(dated.group(1), Optional.empty()) : Optional.empty();
        return new Post(file, fields, date.isPresent() ? dated.group(2) : name, date, stated);
    }

    /** The file's name without its ending; that of its folder for an {@code index}, with the language of the file. */
    static String bare(Path file) {
        String name = ENDING.matcher(file.getFileName().toString()).replaceFirst("");
        Path parent = file.getParent();
        Matcher index = INDEX.matcher(name);
        return parent == null || !index.matches()
                ? name
                : parent.getFileName() + Optional.ofNullable(index.group(1)).orElse("");
    }

    /** The times that its addresses may have, the likeliest first. */
    List<Optional<LocalDateTime>> times() {
        var times = new LinkedHashSet<Optional<LocalDateTime>>();
        stated.ifPresent(date -> date.locals().forEach(time -> times.add(Optional.of(time))));
        dated.ifPresent(date -> date.locals().stream()
                // The day of the name is there already if the front matter has a time of it.
                .filter(day -> times.stream()
                        .noneMatch(time -> time.orElseThrow().toLocalDate().equals(day.toLocalDate())))
                .forEach(day -> times.add(Optional.of(day))));
        return times.isEmpty() ? List.of(Optional.empty()) : new ArrayList<>(times);
    }

    /** The names of the folders that it is in. */
    List<String> folders() {
        List<String> folders = new ArrayList<>();
        for (int i = 0; i < file.getNameCount() - 1; i++) {
            folders.add(file.getName(i).toString());
        }
        return folders;
    }

    /** Its path with slashes. */
    String place() {
        return file.toString().replace('\\', '/');
    }
}
