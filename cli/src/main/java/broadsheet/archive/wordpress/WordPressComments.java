package broadsheet.archive.wordpress;

import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The comments in an export of WordPress. */
public final class WordPressComments {
    private WordPressComments() {}

    /**
     * The comments on one post.
     *
     * @param line the item's first line in the file
     * @param addresses the post's URL, and the path with its number
     * @param comments the texts of each comment's elements, by their names, as {@code wp:comment_id}
     */
    public record OfPost(int line, List<String> addresses, List<Map<String, String>> comments) {
        public OfPost {
            addresses = List.copyOf(addresses);
            comments = List.copyOf(comments);
        }
    }

    /**
     * Passes on the comments of each post that has some.
     *
     * @return how many items cannot be read
     * @throws IOException if the file cannot be read
     */
    public static int each(Path file, Consumer<OfPost> consumer) throws IOException {
        ItemSpans spans = ItemSpans.of(file);
        int broken = 0;
        for (ItemSpans.Span span : spans.spans()) {
            try {
                Item item = ItemParser.parse(spans.read(span), span.line());
                if (!item.discussion().isEmpty()) {
                    List<String> addresses = new ArrayList<>();
                    item.text("link").ifPresent(addresses::add);
                    if (!item.id().isEmpty()) {
                        addresses.add("/?p=" + item.id());
                    }
                    consumer.accept(new OfPost(span.line(), addresses, item.discussion()));
                }
            } catch (ValidationException unreadable) {
                broken++;
            }
        }
        return broken;
    }
}
