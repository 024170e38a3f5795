package broadsheet.redirect;

import broadsheet.article.Slug;
import broadsheet.pages.Address;
import broadsheet.pages.Paths;
import broadsheet.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the old paths that editors state, and refuses those that a page of this site has or could have. */
public final class OldPaths {
    /** What begins so is served by the desk, by functions or as a file. */
    private static final List<String> RESERVED = List.of("/desk/", "/api/", "/assets/", "/images/");

    /** Files that no address has: the CDN's name of the home page, and of what no page is called. */
    private static final Set<String> FILES = Set.of("/index.html", "/404");

    /**
     * The parameters by which WordPress and Blogger address pages at the root. The function {@code PagePaths} of
     * template.yaml knows them too: the home page with any other query is the home page.
     */
    private static final Set<String> AT_ROOT =
            Set.of("p", "page_id", "attachment_id", "cat", "tag", "author", "m", "feed");

    private OldPaths() {}

    /**
     * Reads one path.
     *
     * @param at the path's place, for the error
     * @return empty if there is an error
     */
    public static Optional<OldPath> read(String text, String at, FieldErrors errors) {
        Optional<OldPath> path = OldPath.parse(text);
        Optional<String> error = text.contains("#")
                ? Optional.of("has a fragment, which no browser sends")
                : path.isEmpty()
                        ? Optional.of(OldPath.refusal(text))
                        : path.flatMap(OldPaths::page)
                                .map(page -> "is " + page + ", which a page of this site has or could have");
        error.ifPresent(why -> errors.add(at, "\"" + text + "\" " + why));
        return path.filter(any -> error.isEmpty());
    }

    /** The path of the page that has this path or could have it; empty if none could. A query makes no other page. */
    static Optional<String> page(OldPath old) {
        String path = old.path();
        if (path.equals("/") && old.parameters().stream().anyMatch(OldPaths::isAtRoot)) {
            return Optional.empty();
        }
        String folder = path + "/";
        if (FILES.contains(path) || RESERVED.stream().anyMatch(folder::startsWith)) {
            return Optional.of(path);
        }
        // Another spelling of a page's path redirects to that page.
        return Paths.parse(path)
                .or(() -> Paths.decoded(path).map(Slug::folded).flatMap(Paths::parse))
                // Other systems have articles at the root. A static page with the same path goes before its redirect.
                .filter(address -> !(address instanceof Address.OfStaticPage))
                .or(() -> Paths.parse(folder))
                .map(Address::path)
                .or(() -> Paths.former(path).or(() -> Paths.former(folder)).map(former -> path));
    }

    private static boolean isAtRoot(String parameter) {
        return AT_ROOT.contains(parameter.split("=", 2)[0]);
    }
}
