package broadsheet.archive.folder;

import broadsheet.archive.SourceDocument.Kind;
import broadsheet.archive.SourceText.Syntax;
import broadsheet.archive.Values;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is particular to a static site generator and to the settings of one of its sites. */
sealed interface Generator permits Jekyll, Hugo, Eleventy {
    /** The generator's name. */
    String name();

    /** The hosts of the site, in lower case. */
    Set<String> hosts();

    /** The path below which the site is, without a slash at its end; usually empty. */
    String base();

    /** The zone of dates without an offset; empty if the settings do not say it. */
    Optional<ZoneId> zone();

    /** What a file is; empty if it is no document. */
    Optional<Kind> kind(Path file);

    /** What a document is, now that its dates are known. */
    default Kind kind(Kind ofFile, Post post) {
        return ofFile;
    }

    /** Why the generator makes no page of a document that is no draft; empty if it does. */
    default Optional<String> hidden(Values fields) {
        return Optional.empty();
    }

    /** The fields of files that state none themselves. */
    Values defaults(Path file);

    /** The paths that a document had, without the site's base; the likeliest first. */
    List<String> paths(Post post);

    /** The other names by which links and tags refer to a document. */
    List<String> references(Post post);

    /** What a document's slug is made of if its front matter has none. */
    default String slugText(Post post) {
        return post.stem();
    }

    /** The names of the authors by their ids. */
    Map<String, String> authors();

    /** The folders in which paths from the site's root may be files. */
    List<Path> pictureFolders();

    /** The language of texts in a file. */
    default Syntax syntax(Path file) {
        return file.toString().matches("(?i).*\\.(html?|njk|liquid)") ? Syntax.LIQUID_HTML : Syntax.LIQUID;
    }

    /** Whether a text of tags is parted at its spaces. */
    default boolean spacedTags() {
        return false;
    }
}
