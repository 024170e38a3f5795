package broadsheet.comments;

import broadsheet.archive.wordpress.WordPressComments;
import broadsheet.discussion.ArchivedComment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jsoup.parser.Parser;

/**
 * The comments of a WordPress export. Comments that were not approved, and links that other sites reported, stay out.
 *
 * @param file the export
 */
record WordPressThreads(Path file) implements ArchivedComments {
    private static final String SOURCE = "wordpress ";

    @Override
    public Map<String, Integer> each(Consumer<ArchivedThread> consumer) throws IOException {
        Map<String, Integer> leftOut = new TreeMap<>();
        int broken = WordPressComments.each(file, post -> {
            List<ArchivedComment> comments = new ArrayList<>();
            for (Map<String, String> comment : post.comments()) {
                Optional<String> reason = WordPressComments.reason(comment);
                Optional<ArchivedComment> archived = reason.isPresent() ? Optional.empty() : comment(comment, leftOut);
                archived.ifPresent(comments::add);
                if (archived.isEmpty()) {
                    leftOut.merge(reason.orElse("without a date or a text"), 1, Integer::sum);
                }
            }
            if (!comments.isEmpty()) {
                consumer.accept(new ArchivedThread("line " + post.line(), post.addresses(), comments));
            }
        });
        if (broken > 0) {
            leftOut.put("in items that are no XML", broken);
        }
        return leftOut;
    }

    private static Optional<ArchivedComment> comment(Map<String, String> comment, Map<String, Integer> leftOut) {
        Optional<Instant> posted = date(comment, "wp:comment_date_gmt").or(() -> date(comment, "wp:comment_date"));
        var html = CommentHtml.of(comment.getOrDefault("wp:comment_content", ""), true);
        String id = comment.getOrDefault("wp:comment_id", "").strip();
        String parent = comment.getOrDefault("wp:comment_parent", "0").strip();
        if (posted.isEmpty() || html.text().isEmpty() || !id.matches("\\d{1,19}")) {
            return Optional.empty();
        }
        html.count(leftOut);
        return Optional.of(new ArchivedComment(
                SOURCE + id,
                // WordPress stores names as HTML.
                Parser.unescapeEntities(comment.getOrDefault("wp:comment_author", ""), false),
                posted.get(),
                html.text().get(),
                parent.matches("0*") ? Optional.empty() : Optional.of(SOURCE + parent)));
    }

    private static Optional<Instant> date(Map<String, String> comment, String field) {
        try {
            String written = comment.getOrDefault(field, "").strip().replace(' ', 'T');
            return Optional.of(LocalDateTime.parse(written).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
