package broadsheet.archive.wordpress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item of an export: a post, a page, an attachment.
 *
 * @param fields its elements' texts by their names, as {@code wp:post_id}
 * @param categories its categories
 * @param meta its custom fields
 * @param discussion its comments, whether readers saw them or not: the texts of each one's elements
 */
record Item(
        Map<String, String> fields,
        List<Category> categories,
        Map<String, String> meta,
        List<Map<String, String>> discussion) {
    Item {
        discussion = List.copyOf(discussion);
        fields = new HashMap<>(fields);
        categories = new ArrayList<>(categories);
        meta = new HashMap<>(meta);
    }

    /**
     * A category or a tag.
     *
     * @param domain {@code category}, {@code post_tag}, or another taxonomy
     */
    record Category(String domain, String nicename, String name) {}

    /** The text of an element; empty if there is none. */
    Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The number of its comments that readers saw. */
    int comments() {
        return (int) discussion.stream()
                .filter(comment -> WordPressComments.reason(comment).isEmpty())
                .count();
    }

    String id() {
        return text("wp:post_id").orElse("");
    }

    String type() {
        return text("wp:post_type").orElse("post");
    }

    String status() {
        return text("wp:status").orElse("publish");
    }

    /** The names of its categories in a taxonomy. */
    List<String> named(String domain) {
        return categories.stream()
                .filter(category -> category.domain().equals(domain))
                .map(Category::name)
                .filter(name -> !name.isBlank())
                .toList();
    }
}
