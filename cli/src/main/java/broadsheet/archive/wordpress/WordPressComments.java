package broadsheet.archive.wordpress;

import broadsheet.validation.ValidationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The comments in an export of WordPress. */
public final class WordPressComments {
    /** The elements that say whether readers saw a comment. */
    static final Set<String> STATE = Set.of("wp:comment_approved", "wp:comment_type");

    private WordPressComments() {}

    /** Why readers did not see a comment; empty if they did. */
    public static Optional<String> reason(Map<String, String> comment) {
        if (comment.getOrDefault("wp:comment_type", "").matches("pingback|trackback")) {
            return Optional.of("that are links of other sites");
        }
        return switch (comment.getOrDefault("wp:comment_approved", "1").strip()) {
            case "1" -> Optional.empty();
            case "spam" -> Optional.of("that were spam");
            case "trash", "post-trashed" -> Optional.of("that were removed");
            default -> Optional.of("that were not approved");
        };
    }

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
        OldAddresses old = OldAddresses.of(spans.head());
        int broken = 0;
        for (ItemSpans.Span span : spans.spans()) {
            try {
                WxrItem item = ItemParser.parse(spans.read(span), span.line());
                if (!item.discussion().isEmpty()) {
                    List<String> addresses = new ArrayList<>();
                    item.text("link").ifPresent(addresses::add);
                    if (!item.id().isEmpty()) {
                        addresses.add(old.ofNumber(item));
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
