package broadsheet.archive.wordpress;

import broadsheet.archive.OldUrl;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The paths at which WordPress answered for items.
 *
 * @param base the path below which the site was, without a slash at its end; usually empty
 */
record OldAddresses(String base) {
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    /**
     * The addresses of an export.
     *
     * @param head the part of the export above its items
     */
    static OldAddresses of(String head) {
        return new OldAddresses(Stream.of("wp:base_blog_url", "link")
                .map(name -> WordPressArchive.element(head, name))
                .filter(url -> !url.isEmpty())
                .findFirst()
                .flatMap(OldUrl::parsed)
                .map(OldUrl::base)
                .orElse(""));
    }

    /**
     * The paths of an item, the usual one first. Its {@code guid} is none of them: it keeps the number that the item had
     * where it was first published, and WordPress answers for numbers by {@code wp:post_id} alone.
     *
     * @param attachmentPages the URLs of the pages of its attachments
     */
    List<String> of(WxrItem item, List<String> attachmentPages) {
        Set<String> addresses = new LinkedHashSet<>();
        Optional<String> link = item.text("link").flatMap(OldUrl::path);
        link.ifPresent(path -> add(path, addresses));
        if (item.type().equals("page")) {
            addresses.add(base + "/?page_id=" + item.id());
        }
        addresses.add(ofNumber(item));
        List<String> dated = link.stream()
                .flatMap(path -> Stream.concat(
                        Stream.of(path),
                        item.formerDates().stream().flatMap(date -> redated(path, item, date).stream())))
                .toList();
        dated.forEach(path -> add(path, addresses));
        item.formerSlugs()
                .forEach(slug -> dated.stream()
                        .flatMap(path -> renamed(path, item, slug).stream())
                        .forEach(path -> add(path, addresses)));
        link.ifPresent(path ->
                IntStream.rangeClosed(2, item.pages()).forEach(page -> add(ofPage(path, page), addresses)));
        attachmentPages.forEach(url -> OldUrl.path(url).ifPresent(addresses::add));
        return List.copyOf(addresses);
    }

    /** The path by which WordPress answers for an item's number. */
    String ofNumber(WxrItem item) {
        return base + "/?p=" + item.id();
    }

    /** The path of a further page of an item whose text is parted into pages. */
    private static String ofPage(String path, int page) {
        return path.contains("?") ? path + "&page=" + page : path.replaceFirst("/?$", "/" + page + "/");
    }

    /** The path that an item had when its name was another one. WordPress redirects it. */
    private static Optional<String> renamed(String path, WxrItem item, String formerSlug) {
        String name = "/" + item.text("wp:post_name").orElse("");
        int start = path.lastIndexOf(name);
        String rest = start < 0 ? "" : path.substring(start + name.length());
        return start < 0 || name.length() == 1 || !rest.matches("(?:[/.].*)?")
                ? Optional.empty()
                : Optional.of(path.substring(0, start) + "/" + formerSlug + rest);
    }

    /** The path that an item had when its date was another one; empty if the path has no date. WordPress redirects it. */
    private static Optional<String> redated(String path, WxrItem item, String formerDate) {
        Matcher now = DAY.matcher(item.text("wp:post_date")
                .or(() -> item.text("wp:post_date_gmt"))
                .orElse(""));
        Matcher before = DAY.matcher(formerDate);
        if (!now.lookingAt() || !before.matches()) {
            return Optional.empty();
        }
        Matcher inPath = Pattern.compile(
                        "/%s(?:/(%s)(?:/(%s))?)?(?=/)".formatted(now.group(1), now.group(2), now.group(3)))
                .matcher(path);
        return inPath.find()
                ? Optional.of(path.substring(0, inPath.start())
                        + "/" + before.group(1)
                        + (inPath.group(1) == null ? "" : "/" + before.group(2))
                        + (inPath.group(2) == null ? "" : "/" + before.group(3))
                        + path.substring(inPath.end()))
                : Optional.empty();
    }

    private static void add(String path, Set<String> addresses) {
        addresses.add(path);
        if (!path.contains("?") && path.length() > 1) {
            addresses.add(path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/");
        }
    }
}
