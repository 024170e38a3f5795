package broadsheet.article;

import static java.util.Objects.requireNonNull;

import broadsheet.language.Direction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A published article that is the same as another one in another language.
 *
 * @param slug its current address
 * @param title its headline
 * @param tag its language, a BCP 47 tag
 */
public record Translation(Slug slug, String title, String tag) {
    public Translation {
        requireNonNull(slug, "slug is null");
        requireNonNull(title, "title is null");
        requireNonNull(tag, "tag is null");
    }

    /**
     * The translations of an article: published articles that it names, that name it, and that are of another language
     * than it and than those before.
     *
     * @param articles finds an article that the document names, and to which article it leads
     */
    public static List<Translation> of(Article article, Site site, ArticleLookup articles) {
        Set<String> languages = new LinkedHashSet<>();
        languages.add(article.front().language().in(site));
        List<Translation> translations = new ArrayList<>();
        for (Slug named : article.front().language().translations()) {
            articles.leadsTo(named)
                    .flatMap(articles::published)
                    .filter(other -> names(other, article, articles))
                    .map(other -> new Translation(
                            other.slug(),
                            other.front().title(),
                            other.front().language().in(site)))
                    .filter(other -> languages.add(other.tag))
                    .ifPresent(translations::add);
        }
        return List.copyOf(translations);
    }

    private static boolean names(Article other, Article article, ArticleLookup articles) {
        List<Slug> named = other.front().language().translations();
        return named.contains(article.slug())
                || named.stream()
                        .anyMatch(slug -> articles.leadsTo(slug)
                                .filter(article.id()::equals)
                                .isPresent());
    }

    /** The language's name in the language itself, as a link to it says: {@code Deutsch}, {@code português}. */
    public String languageName() {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        return name.isEmpty() ? tag : name;
    }

    /** The direction in which it is written. */
    public Direction direction() {
        return Direction.of(tag);
    }

    /** The path of its page. */
    public String path() {
        return Article.path(slug);
    }
}
