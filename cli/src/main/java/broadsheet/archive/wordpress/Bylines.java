package broadsheet.archive.wordpress;

import static broadsheet.archive.wordpress.WordPressArchive.element;
import static broadsheet.archive.wordpress.WordPressArchive.plain;

import broadsheet.archive.wordpress.WxrItem.Category;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The authors of an export: WordPress's own users, and the authors of the plugins Co-Authors Plus and PublishPress
 * Authors, whose taxonomy {@code author} replaces the user who made the post.
 */
final class Bylines {
    /** The taxonomy of the plugins. */
    static final String TAXONOMY = "author";

    private static final Pattern AUTHOR = Pattern.compile("(?s)<wp:author>(.*?)</wp:author>");

    /** What Co-Authors Plus writes before the name of an author in addresses. */
    private static final String PREFIX = "cap-";

    private final Map<String, String> names = new HashMap<>();

    /**
     * Creates bylines of the export's users.
     *
     * @param head the part of the export above its items
     * @param listings get the authors' pages
     */
    Bylines(String head, WordPressListings listings) {
        AUTHOR.matcher(head).results().map(found -> found.group(1)).forEach(author -> {
            String login = element(author, "wp:author_login");
            String display = element(author, "wp:author_display_name");
            String name = display.isEmpty() ? login : display;
            names.put(login, name);
            listings.author(login, name, element(author, "wp:author_id"));
        });
    }

    /** Adds the profile of an author who is no user: an item of the type {@code guest-author}. */
    void add(WxrItem guest) {
        Optional.ofNullable(guest.meta().get("cap-display_name"))
                .map(WordPressArchive::plain)
                .or(() -> guest.text("title").map(WordPressArchive::plain))
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> {
                    guest.text("wp:post_name").ifPresent(nicename -> names.put(nicename, name));
                    Optional.ofNullable(guest.meta().get("cap-user_login"))
                            .ifPresent(login -> names.putIfAbsent(login.strip(), name));
                });
    }

    /** The names of those who sign an item. */
    List<String> of(WxrItem item) {
        List<String> coAuthors = item.categories().stream()
                .filter(category -> category.domain().equals(TAXONOMY))
                .map(this::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return coAuthors.isEmpty()
                ? item.text("dc:creator").map(login -> names.getOrDefault(login, login)).stream()
                        .toList()
                : coAuthors;
    }

    /** The name of an author whom a plugin names, by the profile, by the login, or as the plugin has it. */
    String name(Category author) {
        String term = plain(author.name());
        return Optional.ofNullable(names.get(author.nicename()))
                .or(() -> Optional.ofNullable(names.get(term)))
                .orElse(term);
    }

    /** The name of an author of a plugin in the address of the author's page. */
    static String nicename(Category author) {
        return author.nicename().startsWith(PREFIX) ? author.nicename().substring(PREFIX.length()) : author.nicename();
    }
}
