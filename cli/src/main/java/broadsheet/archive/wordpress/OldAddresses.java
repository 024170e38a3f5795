package broadsheet.archive.wordpress;

import broadsheet.archive.OldUrl;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The paths at which WordPress answered for an item. */
final class OldAddresses {
    private OldAddresses() {}

    /**
     * The paths of an item, the usual one first. Its {@code guid} is none of them: it keeps the number that the item had
     * where it was first published, and WordPress answers for numbers by {@code wp:post_id} alone.
     *
     * @param attachmentPages the URLs of the pages of its attachments
     */
    static List<String> of(Item item, List<String> attachmentPages) {
        Set<String> addresses = new LinkedHashSet<>();
        item.text("link").flatMap(OldUrl::path).ifPresent(path -> {
            addresses.add(path);
            if (!path.contains("?") && path.length() > 1) {
                addresses.add(path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/");
            }
        });
        if (item.type().equals("page")) {
            addresses.add("/?page_id=" + item.id());
        }
        addresses.add("/?p=" + item.id());
        attachmentPages.forEach(url -> OldUrl.path(url).ifPresent(addresses::add));
        return List.copyOf(addresses);
    }
}
