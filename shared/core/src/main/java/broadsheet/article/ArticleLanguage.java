package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The language of an article, and where it is in others.
 *
 * @param tag a BCP 47 tag; empty if it is the site's
 * @param translations slugs of the same article in other languages. Two articles are translations of each other if each
 *     names the other.
 */
public record ArticleLanguage(Optional<String> tag, List<Slug> translations) {
    /** The most translations of an article. */
    public static final int MAX_TRANSLATIONS = 20;

    /** The site's language, without translations. */
    public static final ArticleLanguage OF_THE_SITE = new ArticleLanguage(Optional.empty(), List.of());

    public ArticleLanguage {
        requireNonNull(tag, "tag is null");
        translations = List.copyOf(translations);
        if (translations.size() > MAX_TRANSLATIONS) {
            throw new IllegalArgumentException("too many translations: " + translations.size());
        }
    }

    /** The language's tag in a site. */
    public String in(Site site) {
        return tag.orElse(site.language());
    }
}
