package broadsheet.staticpage;

import broadsheet.article.Slug;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that no static page has, because they mean something else at the root of the site. Sections, tags and authors
 * have folders of their own, so their names are free.
 */
public final class ReservedSlugs {
    /** Folders and files of this version, and those that browsers, crawlers and other versions look for. */
    private static final Set<String> RESERVED = Set.of(
            "api",
            "archive",
            "articles",
            "assets",
            "authors",
            "cards",
            "comments",
            "data",
            "desk",
            "drafts",
            "favicon",
            "feed",
            "feeds",
            "fonts",
            "home",
            "icons",
            "images",
            "index",
            "kinds",
            "live",
            "login",
            "logout",
            "manifest",
            "media",
            "news-sitemap",
            "offline",
            "pages",
            "previews",
            "robots",
            "search",
            "sections",
            "series",
            "session",
            "site-pictures",
            "sitemap",
            "static",
            "sw",
            "tags");

    /** Years, months and numbered pages, in digits of any script; parts of the sitemap. */
    private static final Pattern PATTERNS = Pattern.compile("\\p{Nd}[\\p{Nd}-]*|sitemap-.*");

    private ReservedSlugs() {}

    /** Whether the name is reserved. */
    public static boolean contains(Slug slug) {
        return RESERVED.contains(slug.value()) || PATTERNS.matcher(slug.value()).matches();
    }
}
