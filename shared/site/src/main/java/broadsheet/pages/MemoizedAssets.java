package broadsheet.pages;

import broadsheet.article.Section;
import broadsheet.article.Site;
import java.util.List;
import java.util.Optional;

/**
 * Caches the site's assets between renderings. To build and hash the stylesheet takes longer than to fill most
 * templates. Thread-safe.
 */
final class MemoizedAssets {
    private volatile Optional<Made> last = Optional.empty();

    private record Made(List<Section> sections, String language, Assets assets) {}

    /** The assets of the site. They depend only on its sections and its language. */
    Assets of(Site site) {
        Optional<Made> known = last.filter(made ->
                made.sections().equals(site.sections()) && made.language().equals(site.language()));
        if (known.isPresent()) {
            return known.get().assets();
        }
        Assets made = Assets.of(site);
        last = Optional.of(new Made(site.sections(), site.language(), made));
        return made;
    }
}
