package broadsheet.archive.wordpress;

import static broadsheet.archive.wordpress.WordPressArchive.element;
import static broadsheet.archive.wordpress.WordPressArchive.plain;

import broadsheet.archive.Listings;
import broadsheet.archive.Listings.Of;
import broadsheet.archive.Listings.Old;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The paths of an export's categories, tags and authors. */
final class WordPressListings {
    private static final Pattern CATEGORY = Pattern.compile("(?s)<wp:category>(.*?)</wp:category>");
    private static final Pattern TAG = Pattern.compile("(?s)<wp:tag>(.*?)</wp:tag>");

    /** No category has more above it. */
    private static final int DEEPEST = 10;

    private final Set<Old> all = new LinkedHashSet<>();
    private final Map<String, String> parents = new HashMap<>();

    /** @param head the part of the export above its items */
    WordPressListings(String head) {
        CATEGORY.matcher(head).results().map(found -> found.group(1)).forEach(xml -> {
            String parent = element(xml, "wp:category_parent");
            if (!parent.isEmpty()) {
                parents.put(element(xml, "wp:category_nicename"), parent);
            }
            add(Of.CATEGORY, element(xml, "wp:cat_name"), "/?cat=" + element(xml, "wp:term_id"));
        });
        TAG.matcher(head)
                .results()
                .map(found -> found.group(1))
                .forEach(xml -> add(Of.TAG, element(xml, "wp:tag_name"), "/?tag=" + element(xml, "wp:tag_slug")));
    }

    /** Adds what an item names. */
    void add(WxrItem.Category category, Bylines bylines) {
        String name = plain(category.name());
        String nicename = category.nicename();
        if (category.domain().equals("post_tag")) {
            add(Of.TAG, name, "/tag/" + nicename + "/");
            add(Of.TAG, name, "/?tag=" + nicename);
        } else if (category.domain().equals("category")) {
            add(Of.CATEGORY, name, "/category/" + nicename + "/");
            add(Of.CATEGORY, name, "/category/" + withParents(nicename) + "/");
        } else if (category.domain().equals(Bylines.TAXONOMY)) {
            add(Of.AUTHOR, bylines.name(category), "/author/" + Bylines.nicename(category) + "/");
        }
    }

    void author(String login, String name, String id) {
        add(Of.AUTHOR, name, "/author/" + nicename(login) + "/");
        add(Of.AUTHOR, name, "/?author=" + id);
    }

    /** The name of a user in addresses, as WordPress makes it of the login: a dot is a hyphen, other signs are left out. */
    private static String nicename(String login) {
        return Normalizer.normalize(login, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('.', '-')
                .replaceAll("[^a-z0-9 _-]", "")
                .strip()
                .replaceAll("[ -]+", "-")
                .replaceAll("^-|-$", "");
    }

    private String withParents(String nicename) {
        String path = nicename;
        String parent = parents.get(nicename);
        for (int depth = 0; parent != null && depth < DEEPEST; depth++) {
            path = parent + "/" + path;
            parent = parents.get(parent);
        }
        return path;
    }

    private void add(Of of, String name, String path) {
        if (!name.isEmpty() && !path.endsWith("=") && !path.contains("//")) {
            all.add(new Old(of, name, path));
        }
    }

    Listings listings() {
        return new Listings(List.copyOf(all));
    }
}
