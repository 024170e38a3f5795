package broadsheet.dynamodb.key;

import broadsheet.article.Slug;
import java.util.Optional;

/** The keys of static pages: a partition for each, and one for the list of all. */
public final class StaticPageKeys {
    /** The partition of the list of all pages. */
    public static final String LIST = "PAGES";

    private static final String PAGE = "PAGE#";

    private StaticPageKeys() {}

    /** The partition of a page. */
    public static String page(Slug slug) {
        return PAGE + slug;
    }

    /** The page in a partition's key; empty for any other partition. */
    public static Optional<Slug> pageOf(String pk) {
        return pk.startsWith(PAGE) ? Slug.parse(pk.substring(PAGE.length())) : Optional.empty();
    }
}
