package broadsheet.importer;

import broadsheet.article.Slug;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A file to be published as an article.
 *
 * @param path where it is
 * @param name its path inside the folder, by which it is reported
 * @param slug the address it gets
 * @param date the day in its name
 */
record ArticleFile(Path path, String name, Slug slug, Optional<LocalDate> date) {}
