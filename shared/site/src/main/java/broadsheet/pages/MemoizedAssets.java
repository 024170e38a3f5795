package broadsheet.pages;

import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.identity.Identity;
import java.util.List;
import java.util.Optional;

/**
 * Caches the site's assets between renderings. To build and hash the stylesheet takes longer than to fill most
 * templates. Thread-safe.
 */
final class MemoizedAssets {
    private volatile Optional<Made> last = Optional.empty();

    /** What the assets depend on. */
    private record Source(
            List<Section> sections, Identity identity, String title, String description, String language) {
        static Source of(Site site) {
            return new Source(site.sections(), site.identity(), site.title(), site.description(), site.language());
        }
    }

    private record Made(Source source, Assets assets) {}

    /** The assets of the site. */
    Assets of(Site site) {
        Source source = Source.of(site);
        Optional<Made> known = last.filter(made -> made.source().equals(source));
        if (known.isPresent()) {
            return known.get().assets();
        }
        Assets made = Assets.of(site);
        last = Optional.of(new Made(source, made));
        return made;
    }
}
