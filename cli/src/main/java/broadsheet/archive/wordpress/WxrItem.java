package broadsheet.archive.wordpress;

import broadsheet.validation.ValidationException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An item of an export: a post, a page, an attachment.
 *
 * @param fields its elements' texts by their names, as {@code wp:post_id}
 * @param categories its categories
 * @param meta its custom fields
 * @param formerSlugs the names that it had before in addresses
 * @param formerDates the days at which it was dated before, as {@code 2015-02-01}
 * @param discussion its comments, whether readers saw them or not: the texts of each one's elements
 * @param pages the number of pages into which its text is parted, at least 1
 */
record WxrItem(
        Map<String, String> fields,
        List<Category> categories,
        Map<String, String> meta,
        List<String> formerSlugs,
        List<String> formerDates,
        List<Map<String, String>> discussion,
        int pages) {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    /** Taxonomies that are read, or that only say how WordPress shows a post. */
    private static final Set<String> TAXONOMIES = Set.of("category", "post_tag", Bylines.TAXONOMY, "post_format");

    /** Custom fields that are read after the whole export has been gone through. */
    private static final Set<String> FIELDS = Set.of(Attachments.LEAD, Subscriptions.FIELD);

    private static final String NO_DATE = "0000-00-00";

    WxrItem {
        if (pages < 1) {
            throw new IllegalArgumentException("pages: " + pages);
        }
        formerSlugs = List.copyOf(formerSlugs);
        formerDates = List.copyOf(formerDates);
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

    /**
     * A date without a zone, as front matter has it; empty if it is not set.
     *
     * @throws ValidationException if it is no date
     */
    Optional<String> date(String name) {
        return text(name).filter(text -> !text.startsWith(NO_DATE)).map(text -> {
            try {
                return SECONDS.format(LocalDateTime.parse(text.replace(' ', 'T')));
            } catch (DateTimeException invalid) {
                throw ValidationException.because(name, "\"" + text + "\" is no date: write 2025-02-01 09:00:00");
            }
        });
    }

    /**
     * Drops what a conversion reads again and what nobody reads, so that memory does not grow with texts: the content, comments' texts,
     * and values of custom fields. Page builders store a whole page in one. Of a named field it keeps that there is a value.
     */
    void forgetTexts() {
        fields.remove("content:encoded");
        discussion.forEach(comment -> comment.keySet().retainAll(WordPressComments.STATE));
        meta.keySet().removeIf(name -> name.startsWith("_") && !FIELDS.contains(name));
        meta.replaceAll((name, value) -> FIELDS.contains(name) || value.isBlank() ? value : "…");
    }

    /** Its taxonomies and its custom fields that nobody reads. WordPress shows none that begins with an underscore. */
    List<String> unread() {
        Stream<String> taxonomies = categories.stream()
                .map(Category::domain)
                .filter(domain -> !TAXONOMIES.contains(domain))
                .map(domain -> "taxonomy " + domain);
        Stream<String> custom = meta.entrySet().stream()
                .filter(field -> !field.getValue().isBlank() && !field.getKey().startsWith("_"))
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals(WordPressFootnotes.FIELD))
                .map(name -> "custom field " + name);
        return Stream.concat(taxonomies, custom).distinct().sorted().toList();
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
