package broadsheet.pages;

import broadsheet.article.Section;
import broadsheet.article.Site;
import java.util.List;
import java.util.Optional;

/** Spares all pages but the first the making of the stylesheet and its digest, which takes longer than most templates. */
final class MemoizedAssets {
    private volatile Optional<Made> last = Optional.empty();

    private record Made(List<Section> sections, Assets assets) {}

    /** The assets of the site; sections are all of it that they show. */
    Assets of(Site site) {
        Optional<Made> known = last.filter(made -> made.sections().equals(site.sections()));
        if (known.isPresent()) {
            return known.get().assets();
        }
        Assets made = Assets.of(site);
        last = Optional.of(new Made(site.sections(), made));
        return made;
    }
}
